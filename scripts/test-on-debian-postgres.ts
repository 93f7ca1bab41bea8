/**
 * `npm run test:integration:pg15`: the integration suite once more, on Debian's PostgreSQL 15, to see
 * that nothing depends on the embedded version. Where it is not installed this says so and ends well:
 * .ci/run installs it.
 */
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { postgresAccount } from "../server/db/embedded/account.ts";

const BIN = "/usr/lib/postgresql/15/bin";

if (!existsSync(join(BIN, "postgres"))) {
  process.stdout.write(`Skipped: no PostgreSQL 15 in ${BIN} (apt-get install postgresql-15).\n`);
  process.exit(0);
}

const account = await postgresAccount();
const folder = mkdtempSync(join(tmpdir(), "selo-pg15-"));
if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
const cluster = join(folder, "cluster");
execFileSync(
  join(BIN, "initdb"),
  ["-D", cluster, "-U", "selo", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8"],
  {
    ...account,
    cwd: folder,
    stdio: "ignore",
  },
);
const port = await freePort();
const flags = [
  "-D",
  cluster,
  "-p",
  String(port),
  "-c",
  "listen_addresses=127.0.0.1",
  "-c",
  "unix_socket_directories=",
  "-c",
  "max_connections=120",
];
const server = spawn(join(BIN, "postgres"), flags, { ...account, cwd: folder, stdio: "ignore" });
await ready();

const vitest = join("node_modules", "vitest", "vitest.mjs");
const done = spawnSync(
  process.execPath,
  [vitest, "run", "--config", "vitest.integration.config.ts", ...process.argv.slice(2)],
  {
    stdio: "inherit",
    // The tests load modules as they are: the condition of this process is not for them.
    env: { ...process.env, NODE_OPTIONS: "", TEST_DATABASE_URL: `postgresql://selo@127.0.0.1:${port}/postgres` },
  },
);
const gone = new Promise((resolve) => server.once("exit", resolve));
server.kill("SIGINT");
await gone;
rmSync(folder, { recursive: true, force: true });
process.exit(done.status ?? 1);

async function ready(): Promise<void> {
  for (let attempt = 0; attempt < 200; attempt++) {
    const { status } = spawnSync(join(BIN, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port), "-q"]);
    if (status === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  server.kill("SIGKILL");
  throw new Error("PostgreSQL 15 did not start");
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, "127.0.0.1", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
