/**
 * The second half of `npm start`: database, migrations, seed, and Next as a child. Ends in order on
 * Ctrl-C, SIGTERM, or when the process that started it is gone.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";

import { applyMigrations, type MigrationError } from "../../server/db/migrate/apply-migrations.ts";
import { type OpenDatabase, openDatabase } from "./open-database.ts";
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
  await timed("migrations", async () => {
    const applied = await applyMigrations(url);
    if (!applied.ok) throw explainMigration(applied.error);
    return applied.value.length > 0;
  });
  await timed("seed", async () => {
    // Loaded late: it reads the environment that was just completed.
    const { seedShippedContent } = await import("../../server/db/seed/seed-shipped-content.ts");
    return await seedShippedContent();
  });
  await timed("server", startNext);
  warnWithoutHttps();
  await inviteFirstAdmin();
  process.stdout.write(`\nSelo is at ${process.env["APP_URL"]}   (Ctrl-C stops it)\n`);
}

async function startNext(): Promise<void> {
  const bin = join("node_modules", "next", "dist", "bin", "next");
  const child = spawn(process.execPath, [bin, "start", "-p", port, "-H", host], {
    // A session of its own: Ctrl-C is for us to pass on, once, in order.
    detached: true,
    stdio: ["ignore", "inherit", "inherit", "ipc"],
    env: { ...process.env, NODE_ENV: "production", NEXT_MANUAL_SIG_HANDLE: "true", NEXT_TELEMETRY_DISABLED: "1" },
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

/** While there is no administrator, every start prints a link that makes one. There is no password to find out. */
async function inviteFirstAdmin(): Promise<void> {
  const { firstAdminLink } = await import("../../server/account/first-admin.ts");
  const url = await firstAdminLink(new Date());
  if (url === null) return;
  process.stdout.write(`\nThere is no administrator yet. This link makes you one, once, within a day:\n  ${url}\n`);
}

function warnWithoutHttps(): void {
  if (host === "localhost" || process.env["APP_URL"]?.startsWith("https:") === true) return;
  process.stdout.write(
    `\nOthers can reach this server on ${host}, but browsers give WebCrypto (the sandbox), passkeys and offline\n` +
      "reading only to HTTPS and localhost. Put a proxy with TLS before it and set APP_URL=https://….\n",
  );
}

function explainMigration(error: MigrationError): StartError {
  if (error.code === "database-newer") {
    return new StartError(
      `The database is newer than this version of Selo: it has ${error.unknown.join(", ")}. Start the version that wrote it, or a later one.`,
    );
  }
  return new StartError(
    `The migration ${error.name} did not finish: ${error.reason}\nThe database is as it was before it. Mend the cause, run ` +
      `\`npx prisma migrate resolve --rolled-back ${error.name}\`, and start again.`,
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
