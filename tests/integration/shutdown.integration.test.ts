import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { Agent, request } from "node:http";
import { fileURLToPath } from "node:url";

import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));

async function start(): Promise<{ child: ChildProcess; port: number }> {
  const script = fileURLToPath(new URL("./fixtures/stoppable-server.ts", import.meta.url));
  const child = spawn(process.execPath, ["--conditions=react-server", "--import", "tsx", script], {
    cwd: ROOT,
    env: { ...process.env, NEXT_MANUAL_SIG_HANDLE: "true" },
    stdio: ["ignore", "pipe", "inherit", "ipc"],
  });
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return { child, port: Number(line.toString().trim()) };
}

/** Sends one request after another on a kept-alive connection, until a reply says to go elsewhere. */
async function keepAsking(port: number): Promise<string[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const outcomes: string[] = [];
  do outcomes.push(await ask(port, agent));
  while (outcomes.at(-1) === "keep-alive");
  return outcomes;
}

/** What the reply says of its connection, or the error's code where there was no reply. */
async function ask(port: number, agent: Agent): Promise<string> {
  return await new Promise((resolve) => {
    const sent = request({ host: "127.0.0.1", port, agent }, (reply) => {
      reply.resume().on("end", () => resolve(reply.headers.connection ?? "none"));
    });
    sent.on("error", (error: NodeJS.ErrnoException) => resolve(error.code ?? "error"));
    sent.end();
  });
}

describe("a server that is asked to end", () => {
  it.each([
    ["by SIGTERM", (child: ChildProcess) => child.kill("SIGTERM")],
    ["by SIGINT", (child: ChildProcess) => child.kill("SIGINT")],
    ["by the end of the process that started it", (child: ChildProcess) => child.disconnect()],
  ])("%s answers everything that reached it, sends its clients elsewhere, and exits cleanly", async (_, end) => {
    const { child, port } = await start();
    const clients = Array.from({ length: 8 }, () => keepAsking(port));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const exit = once(child, "exit");
    end(child);
    const [code] = (await exit) as [number | null];
    expect(code).toBe(0);
    const perClient = await Promise.all(clients);
    expect(perClient.flat().length).toBeGreaterThan(16);
    expect(perClient.map((outcomes) => outcomes.at(-1))).toEqual(perClient.map(() => "close"));
  });
});
