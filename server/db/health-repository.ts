import "server-only";
import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { processSingleton } from "../process-singleton.ts";
import { getDb } from "./client.ts";

/**
 * The names of migrations that this code comes with and the database has not finished, oldest first.
 * Empty: the schema is there. Asks the database each time.
 * @throws where the database is away
 */
export async function unappliedMigrations(): Promise<string[]> {
  const known = await processSingleton("migration-names", readMigrationNames);
  const rows = await getDb().$queryRaw<{ applied: string[] | null }[]>`
    select array_agg(migration_name::text) as applied from "_prisma_migrations"
    where finished_at is not null and rolled_back_at is null`;
  const applied = new Set(rows[0]?.applied);
  return known.filter((name) => !applied.has(name));
}

async function readMigrationNames(): Promise<string[]> {
  const entries = await readdir(join(process.cwd(), "prisma", "migrations"), { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
