/**
 * Generates the Prisma client. Prisma wants a native schema engine to be present, which would have
 * to be downloaded; generating does not run it, so any executable will do.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import process from "node:process";

const prisma = join("node_modules", "prisma", "build", "index.js");
const done = spawnSync(process.execPath, [prisma, "generate"], {
  encoding: "utf8",
  env: {
    ...process.env,
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: "1",
    CHECKPOINT_DISABLE: "1",
  },
});
// Prisma's own words matter only when it failed.
if (done.status !== 0) process.stderr.write(`${done.stdout}${done.stderr}`);
process.exit(done.status ?? 1);
