import "server-only";
import { PrismaPg } from "@prisma/adapter-pg";
import type { Client } from "pg";

/**
 * Prisma's pg adapter as the schema engine uses it, with one difference: a script goes to the server
 * in one piece. The adapter would cut it at every semicolon, also inside functions and comments, and
 * would leave half of a failed migration behind; one piece is one transaction.
 * @param client runs the scripts; the caller opens and ends it.
 */
export function wholeScriptAdapter(url: string, client: Client): PrismaPg {
  const factory = new PrismaPg({ connectionString: url });
  const connect = factory.connect.bind(factory);
  factory.connect = async () => {
    const adapter = await connect();
    adapter.executeScript = async (script) => {
      await client.query(script);
    };
    return adapter;
  };
  return factory;
}
