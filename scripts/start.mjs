/**
 * `npm start`: from a fresh clone to a running Selo. Needs only Node. What needs TypeScript or a
 * database happens in scripts/start/serve.ts, a child of this process.
 */
import { spawn } from "node:child_process";
import { createServer } from "node:net";
import { join } from "node:path";
import process from "node:process";

import { ensureBuild, ensureClient, ensureDependencies, ensureNodeVersion, giveUp, timed } from "./start/prepare.mjs";

ensureNodeVersion();
const port = readPort();
// Next answers rewrites through this name: as 127.0.0.1 it would take them for another host's.
const host = ["127.0.0.1", "::1", undefined, ""].includes(process.env.HOST) ? "localhost" : process.env.HOST;
await ensurePortFree();

process.stdout.write("Selo\n");
await timed("dependencies", ensureDependencies);
await timed("client", ensureClient);
await timed("build", ensureBuild);

const serve = spawn(
  process.execPath,
  ["--conditions=react-server", "--import", "tsx", join("scripts", "start", "serve.ts")],
  // The channel tells the child when we are gone, however that came about.
  { stdio: ["inherit", "inherit", "inherit", "ipc"], env: { ...process.env, PORT: String(port), HOST: host } },
);
// Ctrl-C reaches the child too, which stops in order; we only wait for it.
process.on("SIGINT", () => {});
process.on("SIGTERM", () => serve.kill("SIGTERM"));
serve.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGKILL" ? 137 : 1)));

function readPort() {
  const text = process.env.PORT ?? "3000";
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 65_535) return value;
  return giveUp(`PORT is "${text}"; it must be a number from 1 to 65535.`);
}

async function ensurePortFree() {
  const probe = createServer();
  const problem = await new Promise((resolve) => {
    probe.once("error", resolve);
    probe.listen({ port, host, exclusive: true }, () => resolve(null));
  });
  if (problem === null) {
    await new Promise((resolve) => probe.close(resolve));
    return;
  }
  if (problem.code === "EADDRINUSE") {
    giveUp(
      `Port ${port} is taken, perhaps by another Selo. Stop that program or choose another port: PORT=${port + 1} npm start`,
    );
  }
  if (problem.code === "EACCES")
    giveUp(`This account may not listen on port ${port}. Choose one above 1023: PORT=3000 npm start`);
  giveUp(`Selo cannot listen on ${host}:${port} (${problem.code}). Is HOST an address of this machine?`);
}
