import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

/** What the start script says when it cannot start: one sentence that helps, and no stack. */
const SECRET = "a-secret-of-more-than-thirty-two-letters";
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "selo-messages-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function serve(env: Record<string, string>): Promise<{ code: number | null; output: string }> {
  return await run(["--conditions=react-server", "--import", "tsx", "scripts/start/serve.ts"], env);
}

async function run(
  parameters: string[],
  env: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const { DATABASE_URL: _, AUTH_SECRET: __, NODE_OPTIONS: ___, ...inherited } = process.env;
  const child = spawn(process.execPath, parameters, { env: { ...inherited, SELO_DATA_DIR: folder, ...env } });
  let output = "";
  child.stdout.on("data", (chunk) => (output += String(chunk)));
  child.stderr.on("data", (chunk) => (output += String(chunk)));
  const code = await new Promise<number | null>((resolve) => child.once("exit", resolve));
  return { code, output };
}

describe("npm start", () => {
  it.each([
    ["that is no address", { DATABASE_URL: "not a url" }, "is not the address of a Postgres"],
    ["without a secret", { DATABASE_URL: "postgresql://a@127.0.0.1:1/b" }, "AUTH_SECRET must be set"],
    [
      "where nothing listens",
      { DATABASE_URL: "postgresql://a@127.0.0.1:1/b", AUTH_SECRET: SECRET },
      "Nothing listens at 127.0.0.1:1",
    ],
    [
      "of an unknown host",
      { DATABASE_URL: "postgresql://a@no.such.host.invalid/b", AUTH_SECRET: SECRET },
      "no.such.host.invalid",
    ],
  ])("says what is wrong with a DATABASE_URL %s", async (_, env, sentence) => {
    const { code, output } = await serve(env);
    expect(code).toBe(1);
    expect(output).toContain(sentence);
    expect(output).not.toMatch(/\n\s+at /);
  });

  it("says that the data folder cannot be written", async () => {
    const file = join(folder, "a-file");
    await writeFile(file, "");
    const { code, output } = await serve({ SELO_DATA_DIR: join(file, "data") });
    expect(code).toBe(1);
    expect(output).toContain("cannot be written");
    expect(output).not.toMatch(/\n\s+at /);
  });

  it("says that the port is taken, before it does anything else", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "localhost", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const { code, output } = await run(["scripts/start.mjs"], { PORT: port });
    taken.close();
    expect(code).toBe(1);
    expect(output).toContain(`Port ${port} is taken`);
    expect(output).not.toContain("dependencies");
  });

  it.each(["abc", "0", "70000"])("says that PORT=%s is no port", async (port) => {
    const { code, output } = await run(["scripts/start.mjs"], { PORT: port });
    expect(code).toBe(1);
    expect(output).toContain(`PORT is "${port}"`);
  });
});
