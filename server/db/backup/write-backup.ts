import "server-only";
import { createWriteStream } from "node:fs";
import { access, mkdir, open, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";

import type { Client } from "pg";

import { readMigrations } from "../migrate/migration-files.ts";
import { BackupError } from "./backup-error.ts";
import { type BackedUpTable, type BackupManifest, MANIFEST_FILE, tableFile } from "./backup-manifest.ts";
import { openCopyClient, rowsOf, tally } from "./copy-rows.ts";
import { readTableShapes, type TableShape } from "./table-shapes.ts";

export interface WriteBackup {
  readonly url: string;
  /** Is made; must not be there yet. */
  readonly folder: string;
  readonly app: string;
  readonly onTable?: (table: BackedUpTable) => void;
}

/**
 * Writes everything that the database holds into a folder: one file of rows for each table, and a manifest. All of it
 * is as it was at one moment, whatever is written meanwhile, and the app goes on. The folder has its name only once it
 * is whole and on the disk. It holds personal data: it is readable by its owner alone. The secret that signs sessions
 * is not in it.
 * @throws BackupError folder-exists, not-migrated.
 */
export async function writeBackup(input: WriteBackup): Promise<BackupManifest> {
  const folder = resolve(input.folder);
  if (await exists(folder)) throw new BackupError("folder-exists", folder);
  const workshop = `${folder}.partial-${process.pid}`;
  const client = await openCopyClient(input.url, "selo-backup");
  try {
    await client.query("BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const migrations = await appliedMigrations(client);
    const { rows } = await client.query<{ now: Date }>("SELECT now()");
    await mkdir(dirname(folder), { recursive: true });
    await mkdir(workshop, { mode: 0o700 });
    const tables: BackedUpTable[] = [];
    for (const shape of await readTableShapes(client)) {
      const table = await writeTable(client, shape, workshop);
      tables.push(table);
      input.onTable?.(table);
    }
    const manifest: BackupManifest = {
      format: "selo-backup",
      version: 1,
      app: input.app,
      takenAt: (rows[0]?.now ?? new Date()).toISOString(),
      migrations,
      tables,
    };
    await writeDurably(join(workshop, MANIFEST_FILE), `${JSON.stringify(manifest, null, 2)}\n`);
    await rename(workshop, folder);
    return manifest;
  } finally {
    await client.end();
    await rm(workshop, { recursive: true, force: true });
  }
}

async function writeTable(client: Client, shape: TableShape, folder: string): Promise<BackedUpTable> {
  const counted = tally();
  const file = createWriteStream(join(folder, tableFile(shape.name)), { mode: 0o600, flags: "wx", flush: true });
  await pipeline(rowsOf(client, shape), counted, createGzip(), file);
  return { name: shape.name, columns: [...shape.columns], ...counted.result() };
}

/** The database's migrations, all finished, and all that this version brings. */
async function appliedMigrations(client: Client): Promise<string[]> {
  const known = (await readMigrations()).migrationDirectories.map(({ path }) => path);
  const table = await client.query<{ found: string | null }>("SELECT to_regclass('_prisma_migrations') AS found");
  if (table.rows[0]?.found === null) throw new BackupError("not-migrated", known.join(", "));
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM _prisma_migrations
      WHERE rolled_back_at IS NULL AND finished_at IS NOT NULL ORDER BY migration_name`,
  );
  const applied = rows.map(({ name }) => name);
  const missing = known.filter((name) => !applied.includes(name));
  if (missing.length > 0) throw new BackupError("not-migrated", missing.join(", "));
  return applied;
}

async function writeDurably(path: string, text: string): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(text);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
