import "server-only";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

import { readMigrations, SCHEMA_FILE } from "./migration-files.ts";
import { openSchemaEngine } from "./schema-engine.ts";

const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * The SQL that leads from what the migrations build to what the schema says, or null when they
 * agree. The migrations are applied to an in-memory PGlite that is thrown away: the engine cannot
 * read a database back through the pg driver, and it can through this one.
 */
export async function diffMigrationsToSchema(): Promise<string | null> {
  const [{ PGlite }, { PrismaPGlite }] = await Promise.all([
    import("@electric-sql/pglite"),
    import("pglite-prisma-adapter"),
  ]);
  const schema = await readFile(SCHEMA_FILE, "utf8");
  const database = await PGlite.create();
  try {
    const engine = await openSchemaEngine(schema, new PrismaPGlite(database));
    await engine.applyMigrations({ migrationsList: await readMigrations(), filters: NO_FILTER });
    const files = [{ path: "schema.prisma", content: schema }];
    const { stdout } = await engine.diff({
      from: { tag: "schemaDatasource", files, configDir: resolve("prisma") },
      to: { tag: "schemaDatamodel", files },
      script: true,
      exitCode: null,
      filters: NO_FILTER,
    });
    const script = stdout ?? "";
    return script.includes("This is an empty migration") ? null : script;
  } finally {
    await database.close();
  }
}
