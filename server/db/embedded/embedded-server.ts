import "server-only";
import { appendFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

import { Client } from "pg";

import { findBinaries } from "./binaries.ts";
import { initialiseCluster, launchServer, readPidFile, SUPERUSER } from "./cluster.ts";
import { type DataDirectory, databasePassword, openDataDirectory } from "./data-directory.ts";
import { EmbeddedDatabaseError } from "./embedded-error.ts";

/**
 * The private Postgres, shared by every start on the same data folder. Who uses it holds a lease: an
 * open connection with a known name, which ends with its process however that ends. The last lease
 * to go takes the server with it.
 */
export interface EmbeddedServer {
  readonly directory: DataDirectory;
  /** Connection address of a database on the server, password included. */
  readonly url: (database: string) => string;
  /** How it was had: started now, or found running (shared, or left by a killed start). */
  readonly had: "started" | "adopted";
  /** Gives the lease back; stops the server if it was the last. Never throws. */
  readonly release: () => Promise<"stopped" | "left-running">;
}

const LEASE = "selo-lease";
/** Any number that is ours: leaving is done one at a time. */
const LEAVING_LOCK = 7_305_362;
const START_TIMEOUT_MS = 60_000;

/**
 * Starts or adopts the server of a data folder and makes sure that `database` exists.
 * @throws EmbeddedDatabaseError with a code for each thing that can be wrong.
 */
export async function openEmbeddedServer(dataDirectory: string, database: string): Promise<EmbeddedServer> {
  const directory = await openDataDirectory(dataDirectory);
  const password = await databasePassword(directory);
  const binaries = await findBinaries();
  await initialiseCluster(binaries, directory, password);

  const deadline = performance.now() + START_TIMEOUT_MS;
  let launches = 0;
  let nextLaunch = 0;
  while (performance.now() < deadline) {
    const lease = await takeLease(directory, password);
    if (lease) {
      await ensureDatabase(lease.client, database);
      return toServer(directory, password, lease, launches === 0 ? "adopted" : "started");
    }
    // Nobody answers. Launching twice is harmless: Postgres itself lets only one have the folder. But
    // one that is still recovering after a crash needs time, so not at every turn.
    if (performance.now() >= nextLaunch && !(await postmasterAlive(directory))) {
      await launchServer(binaries, directory);
      launches += 1;
      nextLaunch = performance.now() + 3_000;
    }
    await sleep(60);
  }
  throw new EmbeddedDatabaseError("start-failed", directory.log);
}

interface Lease {
  readonly client: Client;
  readonly port: number;
  readonly pid: number;
}

/** Connects to the server that the folder's lock file names; null while there is none that answers. */
async function takeLease(directory: DataDirectory, password: string): Promise<Lease | null> {
  const running = await readPidFile(directory);
  if (running === null) return null;
  const client = new Client({
    host: "127.0.0.1",
    port: running.port,
    user: SUPERUSER,
    password,
    database: "postgres",
    application_name: LEASE,
    connectionTimeoutMillis: 5_000,
  });
  // A server that stops cuts the lease; whoever uses the database will notice by themselves.
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder");
    // A stale lock file may name a port that is another Postgres's by now.
    if (rows[0]?.folder === directory.cluster) return { client, ...running };
  } catch (error) {
    const code = (error as { code?: string }).code;
    if (code === "28P01") throw new EmbeddedDatabaseError("foreign-server", `port ${running.port}`);
  }
  await client.end().catch(() => undefined);
  return null;
}

async function postmasterAlive(directory: DataDirectory): Promise<boolean> {
  const running = await readPidFile(directory);
  if (running === null) return false;
  try {
    process.kill(running.pid, 0);
    return await isPostgres(running.pid);
  } catch {
    return false;
  }
}

/** Process ids are used again: after a crash the lock file's may be anybody's. */
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== "linux") return true;
  const { readFile } = await import("node:fs/promises");
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
  return name.trim() === "postgres";
}

async function ensureDatabase(client: Client, name: string): Promise<void> {
  const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [name]);
  if (rowCount !== 0) return;
  await client.query(`CREATE DATABASE "${name.replaceAll('"', '""')}"`).catch((error: { code?: string }) => {
    // Another start made it in between.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}

function toServer(
  directory: DataDirectory,
  password: string,
  lease: Lease,
  had: EmbeddedServer["had"],
): EmbeddedServer {
  return {
    directory,
    had,
    url: (database) =>
      `postgresql://${SUPERUSER}:${encodeURIComponent(password)}@127.0.0.1:${lease.port}/${encodeURIComponent(database)}`,
    release: async () => {
      try {
        return await leave(directory, lease);
      } catch (error) {
        // The server is gone already: nothing is left to give back.
        await appendFile(directory.log, `selo: lease ended with ${String(error)}\n`).catch(() => undefined);
        return "stopped";
      }
    },
  };
}

async function leave(directory: DataDirectory, { client, pid }: Lease): Promise<"stopped" | "left-running"> {
  await client.query("SELECT pg_advisory_lock($1)", [LEAVING_LOCK]);
  const { rows } = await client.query<{ leases: number }>(
    "SELECT count(*)::int AS leases FROM pg_stat_activity WHERE application_name = $1",
    [LEASE],
  );
  const last = (rows[0]?.leases ?? 1) <= 1;
  // Fast shutdown: open transactions are rolled back, committed ones are on disk already.
  if (last) process.kill(pid, "SIGINT");
  await client.end().catch(() => undefined);
  if (!last) return "left-running";
  const deadline = performance.now() + 20_000;
  while ((await postmasterAlive(directory)) && performance.now() < deadline) await sleep(25);
  return "stopped";
}
