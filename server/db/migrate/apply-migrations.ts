import "server-only";
import { readFile } from "node:fs/promises";

import { Client } from "pg";

import { err, ok, type Result } from "@/lib/result";

import { readMigrations, SCHEMA_FILE } from "./migration-files.ts";
import { openSchemaEngine } from "./schema-engine.ts";
import { wholeScriptAdapter } from "./whole-script-adapter.ts";

/** Any number that is ours: instances that start together migrate one after the other. */
const MIGRATION_LOCK = 7_305_361;

export type MigrationError =
  /** The database has migrations that this code does not know: it was written by a later version. */
  | { readonly code: "database-newer"; readonly unknown: readonly string[] }
  /** A migration began and did not end. */
  | { readonly code: "migration-failed"; readonly name: string; readonly reason: string };

/**
 * Brings a database up to the migrations in the folder with Prisma's own engine and bookkeeping, so
 * that `prisma migrate deploy` agrees. Safe to call from many processes at once.
 * @param only those names instead of all in the folder: what a database of an earlier version had.
 * @returns the names applied now, none when the database was up to date.
 * @throws the driver's error when the database cannot be reached.
 */
export async function applyMigrations(
  url: string,
  only?: readonly string[],
): Promise<Result<readonly string[], MigrationError>> {
  const client = new Client({ connectionString: url, application_name: "selo-migrate" });
  await client.connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MIGRATION_LOCK]);
    return await applyUnderLock(client, url, only);
  } finally {
    // Ends the session, and the lock with it.
    await client.end();
  }
}

async function applyUnderLock(
  client: Client,
  url: string,
  only?: readonly string[],
): Promise<Result<readonly string[], MigrationError>> {
  const all = await readMigrations();
  const migrationsList = {
    ...all,
    migrationDirectories: all.migrationDirectories.filter(({ path }) => only?.includes(path) ?? true),
  };
  const known = migrationsList.migrationDirectories.map((directory) => directory.path);
  const history = await readHistory(client);
  const unknown = history.map((row) => row.name).filter((name) => !known.includes(name));
  if (unknown.length > 0) return err({ code: "database-newer", unknown });
  const stuck = history.find((row) => !row.finished);
  if (stuck) return err({ code: "migration-failed", name: stuck.name, reason: stuck.logs ?? "it was interrupted" });
  // Nothing to do is the usual case, and starting the engine costs a second.
  if (history.length === known.length) return ok([]);

  const { adapter, dispose } = wholeScriptAdapter(url, client);
  try {
    const engine = await openSchemaEngine(await readFile(SCHEMA_FILE, "utf8"), adapter);
    const filters = { externalTables: [], externalEnums: [] };
    return ok((await engine.applyMigrations({ migrationsList, filters })).appliedMigrationNames);
  } catch (error) {
    const failed = (await readHistory(client)).find((row) => !row.finished);
    if (!failed) throw error;
    return err({ code: "migration-failed", name: failed.name, reason: failed.logs ?? String(error) });
  } finally {
    await dispose();
  }
}

interface HistoryRow {
  readonly name: string;
  readonly finished: boolean;
  readonly logs: string | null;
}

/** Rolled-back entries do not count: Prisma keeps them as a record only. */
async function readHistory(client: Client): Promise<HistoryRow[]> {
  const table = await client.query<{ found: string | null }>(`SELECT to_regclass('_prisma_migrations') AS found`);
  if (table.rows[0]?.found === null) return [];
  const { rows } = await client.query<HistoryRow>(
    `SELECT migration_name AS name, finished_at IS NOT NULL AS finished, logs
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}
