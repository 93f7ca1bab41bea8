/**
 * The second half of `npm start`: database, migrations, seed, and Next as a child. Ends in order on
 * Ctrl-C, SIGTERM, or when the process that started it is gone.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

import { type OpenDatabase, openDatabase } from "./open-database.ts";
import { prepareDatabase, printFirstAdminLink } from "./prepare-database.ts";
import { timed } from "./prepare.mjs";
import { StartError } from "./start-error.ts";

const host = process.env["HOST"] ?? "localhost";
const port = process.env["PORT"] ?? "3000";
const local = `http://localhost:${port}`;

let database: OpenDatabase | undefined;
let next: ChildProcess | undefined;
let ending = false;

for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => void end(0, signal));
process.on("disconnect", () => void end(0, "SIGTERM"));

try {
  await start();
} catch (error) {
  if (ending) await new Promise(() => {});
  process.stderr.write(
    error instanceof StartError ? `\n${error.message}\n` : `\n${String((error as Error).stack ?? error)}\n`,
  );
  await end(1, "SIGTERM");
}

async function start(): Promise<void> {
  await timed("database", async () => {
    database = await openDatabase(process.env);
    process.stdout.write(`  ${database.description}\n`);
  });
  if (database === undefined) return;
  process.env["DATABASE_URL"] = database.url;
  process.env["AUTH_SECRET"] = database.secret;
  process.env["APP_URL"] ??= host === "localhost" || host === "0.0.0.0" ? local : `http://${host}:${port}`;
  const { url } = database;
  await prepareDatabase(url);
  await timed("server", startNext);
  warnWithoutHttps();
  await printFirstAdminLink();
  process.stdout.write(`\nSelo is at ${process.env["APP_URL"]}   (Ctrl-C stops it)\n`);
}

async function startNext(): Promise<void> {
  const child = spawn(process.execPath, [join(".next", "standalone", "server.js")], {
    // A session of its own: Ctrl-C is for us to pass on, once, in order.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, HOSTNAME: host, NEXT_MANUAL_SIG_HANDLE: "true", NEXT_TELEMETRY_DISABLED: "1" },
  });
  next = child;
  child.once("exit", (code) => {
    if (ending) return;
    process.stderr.write(`\nThe server ended by itself (${code ?? "killed"}).\n`);
    void end(1, "SIGTERM");
  });
  const deadline = performance.now() + 60_000;
  while (performance.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${local}/api/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await sleep(100);
  }
  if (child.exitCode === null)
    throw new StartError("The server did not become ready within a minute; its log stands above.");
}

function warnWithoutHttps(): void {
  if (host === "localhost" || process.env["APP_URL"]?.startsWith("https:") === true) return;
  process.stdout.write(
    `\nOthers can reach this server on ${host}, but browsers give WebCrypto (the sandbox), passkeys and offline\n` +
      "reading only to HTTPS and localhost. Put a proxy with TLS before it and set APP_URL=https://….\n",
  );
}

/** Stops Next, gives the database back, leaves. A second call kills. */
async function end(code: number, signal: NodeJS.Signals): Promise<void> {
  if (ending) {
    if (signal === "SIGINT") next?.kill("SIGKILL");
    return;
  }
  ending = true;
  if (next !== undefined && next.exitCode === null) {
    const gone = new Promise((resolve) => next?.once("exit", resolve));
    next.kill("SIGTERM");
    await Promise.race([gone, sleep(10_000)]);
    next.kill("SIGKILL");
  }
  await database?.close();
  process.exit(code);
}
