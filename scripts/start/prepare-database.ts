import { applyMigrations, type MigrationError } from "../../server/db/migrate/apply-migrations.ts";
import { timed } from "./prepare.mjs";
import { StartError } from "./start-error.ts";

/**
 * Brings a database up to this version: its tables, and the content that ships. Safe to call from several instances at
 * once, and again. The environment must be complete by now: the seed reads it.
 * @throws StartError that says what to do.
 */
export async function prepareDatabase(url: string): Promise<void> {
  await timed("migrations", async () => {
    const applied = await applyMigrations(url);
    if (!applied.ok) throw explainMigration(applied.error);
    return applied.value.length > 0;
  });
  await timed("seed", async () => {
    const { seedShippedContent } = await import("../../server/db/seed/seed-shipped-content.ts");
    return await seedShippedContent();
  });
}

/** While there is no administrator, every start prints a link that makes one. There is no password to find out. */
export async function printFirstAdminLink(): Promise<void> {
  const { firstAdminLink } = await import("../../server/account/first-admin.ts");
  const url = await firstAdminLink(new Date());
  if (url === null) return;
  process.stdout.write(`\nThere is no administrator yet. This link makes you one, once, within a day:\n  ${url}\n`);
}

function explainMigration(error: MigrationError): StartError {
  if (error.code === "database-newer") {
    return new StartError(
      `The database is newer than this version of Selo: it has ${error.unknown.join(", ")}. Start the version that wrote it, or a later one.`,
    );
  }
  return new StartError(
    `The migration ${error.name} did not finish: ${error.reason}\nThe database is as it was before it. Mend the cause, run ` +
      `\`npx prisma migrate resolve --rolled-back ${error.name}\`, and start again.`,
  );
}
