/**
 * Prepares the database in DATABASE_URL and ends: what a container does once before the instances start. `npm start`
 * does the same by itself.
 */
import process from "node:process";

import { openDatabase } from "./open-database.ts";
import { prepareDatabase, printFirstAdminLink } from "./prepare-database.ts";
import { StartError } from "./start-error.ts";

try {
  const database = await openDatabase(process.env);
  process.stdout.write(`${database.description}\n`);
  await prepareDatabase(database.url);
  await printFirstAdminLink();
  await (await import("../../server/db/client.ts")).closeDb();
  await database.close();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  process.stderr.write(`\n${error.message}\n`);
  process.exitCode = 1;
}
