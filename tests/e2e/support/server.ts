import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Starts Selo exactly as `npm start` does, on a free port and an empty data folder of its own, and
 * ends it with the run. SELO_E2E_URL names a server that runs already, SELO_DATA_DIR then its data folder.
 */
export default async function startServer(): Promise<() => Promise<void>> {
  if (process.env["SELO_E2E_URL"] !== undefined) return async () => {};
  const port = await freePort();
  const dataDirectory = await mkdtemp(join(tmpdir(), "selo-e2e-"));
  const url = `http://localhost:${port}`;
  const { DATABASE_URL: _, ...inherited } = process.env;
  const app = spawn(process.execPath, ["scripts/start.mjs"], {
    env: { ...inherited, PORT: String(port), HOST: "localhost", SELO_DATA_DIR: dataDirectory, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await untilReady(app, url);
  process.env["SELO_E2E_URL"] = url;
  // For what is run beside the server, as whoever runs it would.
  process.env["SELO_DATA_DIR"] = dataDirectory;
  return async () => {
    app.kill("SIGTERM");
    await ended(app);
    await rm(dataDirectory, { recursive: true, force: true });
  };
}

async function untilReady(app: ChildProcess, url: string): Promise<void> {
  app.stdout?.pipe(process.stdout);
  const deadline = performance.now() + 300_000;
  while (performance.now() < deadline) {
    if (app.exitCode !== null) throw new Error(`npm start ended with ${app.exitCode} before it was ready`);
    const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
    if (answer?.ok === true) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  app.kill("SIGKILL");
  throw new Error(`${url} was not ready within five minutes`);
}

async function ended(app: ChildProcess): Promise<void> {
  if (app.exitCode !== null) return;
  await new Promise((resolve) => app.once("exit", resolve));
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
