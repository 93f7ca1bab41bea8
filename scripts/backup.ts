/**
 * `npm run backup -- folder`: writes everything that the database holds into a folder, while the app runs. Works for
 * the private database and for the one in DATABASE_URL. Without a folder: backups/<time>.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

import { writeBackup } from "../server/db/backup/write-backup.ts";
import { inDatabase } from "./backup/in-database.ts";

const { version } = JSON.parse(readFileSync("package.json", "utf8")) as { version: string };
const stamp = new Date().toISOString().replaceAll(/\D/g, "").slice(0, 14);
const folder = process.argv[2] ?? join("backups", stamp);

process.exitCode = await inDatabase(async (url) => {
  const manifest = await writeBackup({
    url,
    folder,
    app: version,
    onTable: ({ name, rows }) => process.stdout.write(`  ${name.padEnd(24)} ${rows} rows\n`),
  });
  process.stdout.write(
    `\nThe backup of ${manifest.takenAt} is in ${folder}. It holds personal data: keep it as safe as the database.\n`,
  );
  if (!process.env["DATABASE_URL"]) {
    process.stdout.write(
      "The secret that signs sessions is not in it. Keep auth-secret of the data folder beside it, or everybody signs in again.\n",
    );
  }
});
