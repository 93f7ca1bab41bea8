import "server-only";
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import type { Client } from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { applyMigrations } from "../migrate/apply-migrations.ts";
import { readMigrations } from "../migrate/migration-files.ts";
import { BackupError } from "./backup-error.ts";
import { type BackedUpTable, BackupManifest, MANIFEST_FILE, tableFile } from "./backup-manifest.ts";
import { openCopyClient, rowsOf, tally, type Tally } from "./copy-rows.ts";
import { quoted, readTableShapes, type TableShape } from "./table-shapes.ts";

export interface RestoreBackup {
  /** An empty database. */
  readonly url: string;
  readonly folder: string;
  readonly onTable?: (table: BackedUpTable) => void;
}

/**
 * Puts a backup into an empty database: first the tables as the backup's version had them, then the rows, in one
 * transaction, then the migrations that came since. Every file is checked beforehand; before the commit every table is read back and must have the very
 * rows that were written down.
 * @throws BackupError not-a-backup, backup-newer, database-not-empty, damaged. No rows are in the database then; a
 * damaged file leaves it as it was.
 */
export async function restoreBackup(input: RestoreBackup): Promise<BackupManifest> {
  const manifest = await readManifest(input.folder);
  const known = (await readMigrations()).migrationDirectories.map(({ path }) => path);
  const unknown = manifest.migrations.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new BackupError("backup-newer", `${manifest.app}: ${unknown.join(", ")}`);
  for (const table of manifest.tables) await checkFile(input.folder, table);
  await refuseUnlessEmpty(input.url);
  await migrate(input.url, manifest.migrations);
  await fill(input, manifest);
  await migrate(input.url, undefined);
  return manifest;
}

async function readManifest(folder: string): Promise<BackupManifest> {
  const text = await readFile(join(folder, MANIFEST_FILE), "utf8").catch(() => null);
  if (text === null) throw new BackupError("not-a-backup", `${MANIFEST_FILE} is not in ${folder}`);
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw new BackupError("not-a-backup", `${MANIFEST_FILE} is not JSON`);
  }
  const manifest = BackupManifest.safeParse(document);
  if (manifest.success) return manifest.data;
  const problems = manifest.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new BackupError("not-a-backup", problems.join("; "));
}

/** A damaged file is found before the database is touched. */
async function checkFile(folder: string, table: BackedUpTable): Promise<void> {
  const counted = tally();
  try {
    await pipeline(createReadStream(join(folder, tableFile(table.name))), createGunzip(), counted, nowhere());
  } catch (error) {
    throw new BackupError("damaged", `${tableFile(table.name)}: ${(error as Error).message}`);
  }
  requireSame(table, counted);
}

function requireSame(table: BackedUpTable, counted: Tally): void {
  const found = counted.result();
  if (found.rows === table.rows && found.sha256 === table.sha256) return;
  throw new BackupError("damaged", `${table.name} has ${found.rows} rows that are not the ${table.rows} written down`);
}

async function refuseUnlessEmpty(url: string): Promise<void> {
  await connected(url, async (client) => {
    const { rows } = await client.query<{ tables: string[] | null }>(
      `SELECT array_agg(relname::text) AS tables FROM pg_class
        WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p')`,
    );
    const tables = rows[0]?.tables ?? [];
    if (tables.length > 0) throw new BackupError("database-not-empty", tables.join(", "));
  });
}

async function migrate(url: string, only: readonly string[] | undefined): Promise<void> {
  const migrated = await applyMigrations(url, only);
  if (!migrated.ok) throw new Error(`The migrations did not finish: ${JSON.stringify(migrated.error)}`);
}

async function fill({ url, folder, onTable }: RestoreBackup, manifest: BackupManifest): Promise<void> {
  await connected(url, async (client) => {
    await client.query("BEGIN");
    const shapes = new Map((await readTableShapes(client)).map((shape) => [shape.name, shape]));
    for (const table of manifest.tables) {
      const shape = shapes.get(table.name);
      if (shape === undefined) throw new BackupError("damaged", `there is no table ${table.name}`);
      await fillTable(client, table, { ...shape, columns: table.columns }, folder);
      onTable?.(table);
    }
    await forwardSequences(client);
    await client.query("COMMIT");
    await client.query("ANALYZE");
  });
}

async function fillTable(client: Client, table: BackedUpTable, shape: TableShape, folder: string): Promise<void> {
  const copy = client.query(copyFrom(`COPY "${table.name}" (${quoted(table.columns)}) FROM STDIN`));
  await pipeline(createReadStream(join(folder, tableFile(table.name))), createGunzip(), copy);
  const counted = tally();
  await pipeline(rowsOf(client, shape), counted, nowhere());
  requireSame(table, counted);
}

/** COPY brings numbers along; the sequences that give new ones have to go past them. */
async function forwardSequences(client: Client): Promise<void> {
  const { rows } = await client.query<{ sequence: string; table: string; column: string }>(
    `SELECT s.oid::regclass::text AS sequence, t.oid::regclass::text AS table, quote_ident(a.attname) AS column
       FROM pg_class s
       JOIN pg_depend d ON d.objid = s.oid AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
       JOIN pg_class t ON t.oid = d.refobjid
       JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
      WHERE s.relkind = 'S' AND s.relnamespace = 'public'::regnamespace`,
  );
  for (const { sequence, table, column } of rows) {
    await client.query(`SELECT setval($1::regclass, (SELECT max(${column}) FROM ${table}))`, [sequence]);
  }
}

function nowhere(): Writable {
  return new Writable({ write: (_chunk, _encoding, done) => done() });
}

async function connected(url: string, work: (client: Client) => Promise<void>): Promise<void> {
  const client = await openCopyClient(url, "selo-restore");
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
