import "server-only";
import { Client, escapeIdentifier } from "pg";

import { BackupError } from "./backup-error.ts";
import type { BackupManifest } from "./backup-manifest.ts";
import { restoreBackup, type RestoreBackup } from "./restore-backup.ts";

export interface Replaced {
  readonly manifest: BackupManifest;
  /** What the database that was replaced is called now. Nothing deletes it. */
  readonly kept: string;
}

/**
 * Puts a backup in the place of a database that holds something. It is restored beside it, and the two change names at
 * once when all is there: until then the old one is untouched, and after it is kept under another name.
 * @throws BackupError as restoreBackup; database-in-use while anybody is connected to the old one.
 */
export async function replaceDatabase(input: RestoreBackup): Promise<Replaced> {
  const name = decodeURIComponent(new URL(input.url).pathname.slice(1));
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const fresh = `${name}_restoring_${stamp}`;
  const kept = `${name}_before_${stamp}`;
  return await inServer(input.url, async (client) => {
    await client.query(`CREATE DATABASE ${escapeIdentifier(fresh)} TEMPLATE template0`);
    try {
      const manifest = await restoreBackup({ ...input, url: withDatabase(input.url, fresh) });
      await swap(client, { name, fresh, kept });
      return { manifest, kept };
    } catch (error) {
      await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(fresh)} WITH (FORCE)`);
      throw error;
    }
  });
}

async function swap(client: Client, names: Readonly<Record<"name" | "fresh" | "kept", string>>): Promise<void> {
  const rename = (from: string, to: string) =>
    client.query(`ALTER DATABASE ${escapeIdentifier(from)} RENAME TO ${escapeIdentifier(to)}`);
  await client.query("BEGIN");
  try {
    await rename(names.name, names.kept);
    await rename(names.fresh, names.name);
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK");
    const isInUse = (error as { code?: string }).code === "55006";
    throw isInUse ? new BackupError("database-in-use", names.name) : error;
  }
}

/** From the maintenance database: one cannot rename the one that one is in. */
async function inServer<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    connectionString: withDatabase(url, "postgres"),
    application_name: "selo-restore",
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

function withDatabase(url: string, database: string): string {
  const address = new URL(url);
  address.pathname = `/${encodeURIComponent(database)}`;
  return address.href;
}
