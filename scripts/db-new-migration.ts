/** `npm run db:migration -- name`: writes the SQL that brings the migrations up to the schema. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { MIGRATIONS_FOLDER } from "../server/db/migrate/migration-files.ts";
import { diffMigrationsToSchema } from "../server/db/migrate/scratch-diff.ts";

const name = process.argv[2] ?? "";
if (!/^[a-z][a-z0-9_]{2,60}$/.test(name)) {
  process.stderr.write("Give the migration a name in lower case: npm run db:migration -- add_practice_notes\n");
  process.exit(1);
}

const script = await diffMigrationsToSchema();
if (script === null) {
  process.stdout.write("Schema and migrations agree: there is nothing to migrate.\n");
} else {
  const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
  const folder = join(MIGRATIONS_FOLDER, `${stamp}_${name}`);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "migration.sql"), script);
  process.stdout.write(`Wrote ${join(folder, "migration.sql")}. Read it, add what Prisma cannot say, commit it.\n`);
}
process.exit(0);
