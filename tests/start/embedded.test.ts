import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { chmod, cp, mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

import { Client } from "pg";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";

import { type EmbeddedServer, openEmbeddedServer } from "@/server/db/embedded/embedded-server";
import { findBinaries } from "@/server/db/embedded/binaries";
import { reachableBinaries } from "@/server/db/embedded/reachable-binaries";
import { applyMigrations } from "@/server/db/migrate/apply-migrations";
import { MIGRATIONS_FOLDER } from "@/server/db/migrate/migration-files";

/** Rounds of killing everything under a writer; more by KILL_ROUNDS. */
const ROUNDS = Number(process.env["KILL_ROUNDS"] ?? 3);

let folder: string;
let open: EmbeddedServer[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "selo-embedded-"));
  open = [];
});

afterEach(async () => {
  for (const server of open) await server.release();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<EmbeddedServer> {
  const server = await openEmbeddedServer(folder, "selo");
  open.push(server);
  return server;
}

async function postmaster(): Promise<number> {
  return Number((await readFile(join(folder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
}

async function query<T extends object>(server: EmbeddedServer, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: server.url("selo") });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe("the private Postgres", () => {
  it("keeps its password to its owner and listens on loopback only", async () => {
    const server = await start();
    expect((await stat(join(folder, "postgres-password"))).mode & 0o777).toBe(0o600);
    const [row] = await query<{ addresses: string; fsync: string }>(
      server,
      "SELECT current_setting('listen_addresses') AS addresses, current_setting('fsync') AS fsync",
    );
    expect(row).toEqual({ addresses: "127.0.0.1", fsync: "on" });
  });

  it("is one server for two first starts at once, and stops with the last of them", async () => {
    const [one, two] = await Promise.all([start(), start()]);
    expect(one.url("selo")).toBe(two.url("selo"));
    expect(await one.release()).toBe("left-running");
    expect(await query(two, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
    expect(await two.release()).toBe("stopped");
    open = [];
  });

  it("starts again on the same data, with a stale lock file in the way", async () => {
    const first = await start();
    await query(first, "CREATE TABLE kept AS SELECT 7 AS value");
    const pid = await postmaster();
    process.kill(pid, "SIGKILL");
    await first.release();
    open = [];
    expect(await postmaster()).toBe(pid);
    const second = await start();
    expect(second.had).toBe("started");
    expect(await query(second, "SELECT value FROM kept")).toEqual([{ value: 7 }]);
  });

  it("runs from a copy where only root may enter the project", async () => {
    const { postgres, initdb } = await findBinaries();
    const hidden = join(folder, "private", "native");
    await cp(dirname(dirname(postgres)), hidden, { recursive: true, verbatimSymlinks: true });
    await chmod(join(folder, "private"), 0o700);
    const inside = { postgres: join(hidden, "bin", "postgres"), initdb: join(hidden, "bin", "initdb") };
    const copied = await reachableBinaries(inside, true);
    expect(copied.postgres).not.toContain(folder);
    expect(execFileSync(copied.postgres, ["--version"], { encoding: "utf8" })).toContain("PostgreSQL");
    expect(execFileSync(copied.initdb, ["--version"], { encoding: "utf8" })).toContain("PostgreSQL");
    expect(await reachableBinaries(inside, true)).toEqual(copied);
    expect(await reachableBinaries({ postgres, initdb }, false)).toEqual({ postgres, initdb });
    await rm(dirname(dirname(copied.postgres)), { recursive: true, force: true });
  });

  it("says which platform it has no binary for", async () => {
    await expect(findBinaries("plan9-mips")).rejects.toMatchObject({ code: "no-binary" });
  });

  it("refuses a database that a later version wrote", async () => {
    const server = await start();
    expect((await applyMigrations(server.url("selo"))).ok).toBe(true);
    await query(
      server,
      "INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at) VALUES ('x', 'x', '29990101000000_future', now())",
    );
    expect(await applyMigrations(server.url("selo"))).toEqual({
      ok: false,
      error: { code: "database-newer", unknown: ["29990101000000_future"] },
    });
  });

  it("migrates once for many instances that start together", async () => {
    const server = await start();
    const results = await Promise.all(Array.from({ length: 4 }, () => applyMigrations(server.url("selo"))));
    const applied = results.map((result) => (result.ok ? result.value.length : -1)).toSorted((a, b) => a - b);
    const all = (await readdir(MIGRATIONS_FOLDER, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    expect(applied).toEqual([0, 0, 0, all.length]);
  });
});

describe("an acknowledged row", () => {
  it(`is there after everything was killed, ${ROUNDS} times`, async () => {
    let acknowledged = 0;
    await query(await start(), "CREATE TABLE log (value int PRIMARY KEY)");
    for (let round = 0; round < ROUNDS; round++) {
      const writer = startWriter(acknowledged);
      acknowledged = await writer.untilAtLeast(acknowledged + 150);
      process.kill(await postmaster(), "SIGKILL");
      writer.child.kill("SIGKILL");
      acknowledged = Math.max(acknowledged, writer.last());
      for (const server of open) await server.release();
      open = [];
      const [row] = await query<{ kept: number }>(await start(), "SELECT count(*)::int AS kept FROM log");
      expect(row?.kept).toBeGreaterThanOrEqual(acknowledged);
      acknowledged = row?.kept ?? 0;
    }
  });

  it("is written to a server whose owner was killed, which the next start adopts", async () => {
    const writer = startWriter(0, true);
    await writer.untilAtLeast(20);
    writer.child.kill("SIGKILL");
    const server = await start();
    expect(server.had).toBe("adopted");
    const [row] = await query<{ kept: number }>(server, "SELECT count(*)::int AS kept FROM log");
    expect(row?.kept).toBeGreaterThanOrEqual(writer.last());
  });
});

/** Another process that opens the server, inserts row after row, and prints each once it is committed. */
function startWriter(
  from: number,
  create = false,
): { child: ChildProcess; last: () => number; untilAtLeast: (count: number) => Promise<number> } {
  const child = spawn(
    process.execPath,
    ["--conditions=react-server", "--import", "tsx", "tests/start/writer.ts", folder, String(from), String(create)],
    { stdio: ["ignore", "pipe", "inherit"], env: { ...process.env, NODE_OPTIONS: "" } },
  );
  let last = from;
  child.stdout.on("data", (chunk) => {
    for (const line of String(chunk).split("\n")) if (line !== "") last = Math.max(last, Number(line));
  });
  return {
    child,
    last: () => last,
    untilAtLeast: async (count) => {
      await vi.waitUntil(() => last >= count, { timeout: 30_000, interval: 10 });
      return last;
    },
  };
}
