import process from "node:process";

import { BackupError } from "../../server/db/backup/backup-error.ts";
import { openDatabase } from "../start/open-database.ts";
import { StartError } from "../start/start-error.ts";

/**
 * Runs a command on the database that the environment names, as `npm start` would, and says in plain words what went wrong.
 * @returns the exit code.
 */
export async function inDatabase(work: (url: string) => Promise<void>): Promise<number> {
  try {
    const env = process.env;
    // A backup signs nobody in: a database of one's own needs no secret here.
    const database = await openDatabase({ ...env, AUTH_SECRET: env["AUTH_SECRET"] || "-".repeat(32) });
    try {
      await work(database.url);
    } finally {
      await database.close();
    }
    return 0;
  } catch (error) {
    if (!(error instanceof StartError) && !(error instanceof BackupError)) throw error;
    process.stderr.write(`\n${error instanceof BackupError ? explain(error) : error.message}\n`);
    return 1;
  }
}

function explain({ code, message }: BackupError): string {
  switch (code) {
    case "folder-exists":
      return `${message} is there already. Name a folder that is not: a backup never writes over another.`;
    case "not-a-backup":
      return `This is no backup of Selo: ${message}. Name the folder that npm run backup wrote.`;
    case "damaged":
      return `The backup is damaged: ${message}. Nothing was restored. Take another backup.`;
    case "backup-newer":
      return `The backup is of a later version of Selo (${message}). Restore it with that version, or a later one.`;
    case "database-not-empty":
      return "The database holds something already. With --replace the backup takes its place, and it is kept under another name.";
    case "database-in-use":
      return `Somebody uses the database ${message}. Stop Selo and whatever else is connected, then try again.`;
    case "not-migrated":
      return `The database lacks migrations (${message}). Start Selo once, which applies them, then take the backup.`;
  }
}
