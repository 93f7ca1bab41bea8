import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Client } from "pg";

/**
 * Prisma's pg adapter as the schema engine uses it, with one difference: a script goes to the server
 * in one piece. The adapter would cut it at every semicolon, also inside functions and comments, and
 * would leave half of a failed migration behind; one piece is one transaction.
 * @param client runs the scripts; the caller opens and ends it.
 * @returns the adapter, and what lets go of the connections that the engine opened through it.
 */
export function wholeScriptAdapter(url: string, client: Client): { adapter: PrismaPg; dispose: () => Promise<void> } {
  const factory = new PrismaPg({ connectionString: url });
  const connect = factory.connect.bind(factory);
  const open: { dispose: () => Promise<void> }[] = [];
  factory.connect = async () => {
    const adapter = await connect();
    open.push(adapter);
    adapter.executeScript = async (script) => {
      await client.query(script);
    };
    return adapter;
  };
  const dispose = async () => {
    await Promise.all(open.map((adapter) => adapter.dispose()));
  };
  return { adapter: factory, dispose };
}
