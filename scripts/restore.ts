/**
 * `npm run restore -- folder`: puts a backup of `npm run backup` into an empty database; with --replace in the place of
 * one that is not, which is kept under another name. Backups of earlier versions are migrated.
 */
import process from "node:process";
import { parseArgs } from "node:util";

import { replaceDatabase } from "../server/db/backup/replace-database.ts";
import { restoreBackup } from "../server/db/backup/restore-backup.ts";
import { inDatabase } from "./backup/in-database.ts";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { replace: { type: "boolean" } } });
const [folder] = positionals;
if (folder === undefined) {
  process.stderr.write("Say which backup: npm run restore -- backups/20261125120000 [--replace]\n");
  process.exit(1);
}

process.exitCode = await inDatabase(async (url) => {
  const input = {
    url,
    folder,
    onTable: ({ name, rows }: { readonly name: string; readonly rows: number }) =>
      process.stdout.write(`  ${name.padEnd(24)} ${rows} rows\n`),
  };
  if (values.replace === true) {
    const { manifest, kept } = await replaceDatabase(input);
    process.stdout.write(`\nThe database is as it was at ${manifest.takenAt}. The one before is kept as ${kept}.\n`);
  } else {
    const manifest = await restoreBackup(input);
    process.stdout.write(`\nThe database is as it was at ${manifest.takenAt}.\n`);
  }
});
