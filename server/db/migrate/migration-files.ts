import "server-only";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

import type { MigrationList } from "@prisma/schema-engine-wasm";

export const MIGRATIONS_FOLDER = join("prisma", "migrations");
export const SCHEMA_FILE = join("prisma", "schema.prisma");

/** What the engine wants to know of the folder. Order is by name, which begins with the time. */
export async function readMigrations(folder = MIGRATIONS_FOLDER): Promise<MigrationList> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const migrationDirectories = await Promise.all(
    names.toSorted().map(async (path) => ({
      path,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok" as const, value: await readFile(join(folder, path, "migration.sql"), "utf8") },
      },
    })),
  );
  const lock = await readFile(join(folder, "migration_lock.toml"), "utf8").catch(() => null);
  return {
    baseDir: folder,
    lockfile: { path: "migration_lock.toml", content: lock },
    shadowDbInitScript: "",
    migrationDirectories,
  };
}
