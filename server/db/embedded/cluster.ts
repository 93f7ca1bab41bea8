import "server-only";
import { execFile, spawn } from "node:child_process";
import { chown, mkdir, mkdtemp, open, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { promisify } from "node:util";

import { type Account, postgresAccount } from "./account.ts";
import type { Binaries } from "./reachable-binaries.ts";
import type { DataDirectory } from "./data-directory.ts";
import { EmbeddedDatabaseError } from "./embedded-error.ts";

const run = promisify(execFile);

export const SUPERUSER = "selo";

/**
 * Makes the cluster if there is none. Built beside and renamed into place, so that a start that is
 * cut off, or two first starts at once, never leave half a cluster.
 */
export async function initialiseCluster(binaries: Binaries, directory: DataDirectory, password: string): Promise<void> {
  if (await exists(join(directory.cluster, "PG_VERSION"))) return;
  const account = await postgresAccount();
  const workshop = await mkdtemp(join(directory.root, "init-"));
  try {
    await give(workshop, account);
    const passwordFile = join(workshop, "password");
    await writeFile(passwordFile, password, { mode: 0o600 });
    await give(passwordFile, account);
    const cluster = join(workshop, "cluster");
    await mkdir(cluster, { mode: 0o700 });
    await give(cluster, account);
    await run(
      binaries.initdb,
      [
        `--pgdata=${cluster}`,
        `--username=${SUPERUSER}`,
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=icu",
        "--icu-locale=und",
      ],
      { ...account, cwd: workshop },
    );
    await rename(cluster, directory.cluster).catch(async (error: unknown) => {
      // Somebody else was first: theirs has the same password.
      if (!(await exists(join(directory.cluster, "PG_VERSION")))) throw error;
    });
  } catch (error) {
    throw explain("init-failed", error);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/**
 * Starts the server on a free port of the loopback interface, in a session of its own: Ctrl-C in our
 * terminal does not reach it, and it outlives us if we are killed. Postgres itself refuses a second
 * server on the folder. Returns at once; whether it came up is for the caller to ask.
 */
export async function launchServer(binaries: Binaries, directory: DataDirectory): Promise<void> {
  const account = await postgresAccount();
  const log = await open(directory.log, "a", 0o600);
  try {
    const settings = {
      listen_addresses: "127.0.0.1",
      port: String(await freePort()),
      unix_socket_directories: "",
      max_connections: "120",
      // Kept small: this is one machine with other work to do.
      shared_buffers: "64MB",
      log_line_prefix: "%m [%p] ",
    };
    const flags = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
    const server = spawn(binaries.postgres, ["-D", directory.cluster, ...flags], {
      ...account,
      cwd: directory.cluster,
      detached: true,
      stdio: ["ignore", log.fd, log.fd],
    });
    await new Promise<void>((resolve, reject) => {
      server.once("spawn", resolve);
      server.once("error", (error) => reject(explain("start-failed", error)));
    });
    server.unref();
  } finally {
    await log.close();
  }
}

/** Process id and port of the server that the folder's lock file names; it may be long gone. */
export async function readPidFile(directory: DataDirectory): Promise<{ pid: number; port: number } | null> {
  const text = await readFile(join(directory.cluster, "postmaster.pid"), "utf8").catch(() => null);
  const lines = text?.split("\n") ?? [];
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 ? { pid, port } : null;
}

function explain(code: "init-failed" | "start-failed", error: unknown): EmbeddedDatabaseError {
  if (error instanceof EmbeddedDatabaseError) return error;
  const { code: errno, stderr, message } = error as { code?: unknown; stderr?: string; message?: string };
  const denied = errno === "EACCES" || errno === "EPERM" || /permission denied/i.test(stderr ?? "");
  return new EmbeddedDatabaseError(denied ? "folder-not-accessible" : code, (stderr ?? "").trim() || String(message));
}

async function give(path: string, { uid, gid }: Account): Promise<void> {
  if (uid !== undefined && gid !== undefined) await chown(path, uid, gid);
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new EmbeddedDatabaseError("start-failed", "no free port");
  return address.port;
}
