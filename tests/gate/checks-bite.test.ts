import { execFile } from "node:child_process";
import { cp, mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

/**
 * A check that finds nothing proves nothing. Each tool of the gate is given a small project with a
 * planted fault, with the real configuration, and has to name it.
 */
const run = promisify(execFile);
const PROJECT = join(process.cwd(), "tests/planted/checks");

const LINT: Record<string, { file: string; text: string }> = {
  "typescript(no-floating-promises)": {
    file: "server/floating.ts",
    text: "async function save(): Promise<void> {}\nexport function lose(): void {\n  save();\n}\n",
  },
  "typescript(switch-exhaustiveness-check)": {
    file: "lib/exam/exhaustive.ts",
    text: 'export function pick(kind: "a" | "b"): number {\n  switch (kind) {\n    case "a":\n      return 1;\n  }\n  return 0;\n}\n',
  },
  "typescript(no-explicit-any)": { file: "lib/api/any.ts", text: "export const loose: any = 1;\n" },
  "eslint(no-restricted-properties)": { file: "lib/exam/clock.ts", text: "export const now = () => Date.now();\n" },
  "eslint(no-restricted-globals)": { file: "lib/kms/reach.ts", text: 'export const reach = () => fetch("/");\n' },
  "eslint(no-restricted-imports)": {
    file: "components/ui/heavy.ts",
    text: 'import { z } from "zod";\nexport const schema = z.string();\n',
  },
  "import(no-default-export)": { file: "lib/api/default.ts", text: "export default 1;\n" },
  "import(no-cycle)": {
    file: "lib/content/left.ts",
    text: 'import { right } from "./right.ts";\nexport const left = () => right;\n',
  },
  "node(no-process-env)": { file: "server/env-read.ts", text: "export const home = process.env.HOME;\n" },
  "unicorn(filename-case)": { file: "lib/api/camelCase.ts", text: "export const name = 1;\n" },
  "eslint(no-console)": { file: "server/noise.ts", text: 'export const noise = () => console.log("x");\n' },
  "eslint(max-lines)": {
    file: "lib/api/long.ts",
    text: Array.from({ length: 301 }, (_, index) => `export const line${index} = ${index};`).join("\n"),
  },
};

beforeAll(async () => {
  await rm(PROJECT, { recursive: true, force: true });
  await write("lib/content/right.ts", 'import { left } from "./left.ts";\nexport const right = () => left;\n');
  for (const { file, text } of Object.values(LINT)) await write(file, text);
  for (const file of ["tsconfig.json", ".oxfmtrc.json", "knip.jsonc"]) await cp(file, join(PROJECT, file));
  // The real lint configuration, without the line that keeps planted files out of the real run.
  await cp(".oxlintrc.json", join(PROJECT, ".oxlintrc.json"));
  await symlink(join(process.cwd(), "node_modules"), join(PROJECT, "node_modules"));
});

afterAll(() => rm(PROJECT, { recursive: true, force: true }));

describe("lint", () => {
  it.each(Object.entries(LINT))("reports %s", async (rule, { file }) => {
    const output = await tool("oxlint", "bin/oxlint", ["--type-aware", "--format", "json", file]);
    const found = (JSON.parse(output) as { diagnostics: { code: string }[] }).diagnostics.map(({ code }) => code);
    expect(found).toContain(rule);
  });
});

describe("types", () => {
  it("reports an unchecked index access", async () => {
    await write("tsconfig.planted.json", JSON.stringify({ extends: "./tsconfig.json", include: ["lib/planted.ts"] }));
    await write("lib/planted.ts", "export const first: number = ([] as number[])[0];\n");
    expect(await tool("typescript", "bin/tsc", ["--noEmit", "-p", "tsconfig.planted.json"])).toContain("TS2322");
  });
});

describe("format", () => {
  it("reports a file that is not formatted", async () => {
    await write("lib/api/ugly.ts", "export   const ugly  =  'x'\n");
    expect(await tool("oxfmt", "bin/oxfmt", ["--check", "lib/api/ugly.ts"])).toContain("ugly.ts");
  });
});

describe("dead code", () => {
  it("reports an unused file, an unused export and an unused dependency", async () => {
    await write(
      "package.json",
      JSON.stringify({ name: "planted", type: "module", dependencies: { "unused-one": "1.0.0" } }),
    );
    await write("scripts/start.mjs", 'import { used } from "../lib/api/used.ts";\nused();\n');
    await write("lib/api/used.ts", "export function used() {}\nexport function unused() {}\n");
    await write("lib/api/orphan.ts", "export const orphan = 1;\n");
    const output = await tool("knip", "bin/knip.js", ["--no-progress", "--no-config-hints"]);
    for (const dead of ["lib/api/orphan.ts", "unused", "unused-one"]) expect(output).toContain(dead);
  });
});

async function write(file: string, text: string): Promise<void> {
  await mkdir(dirname(join(PROJECT, file)), { recursive: true });
  await writeFile(join(PROJECT, file), text);
}

/** Runs a tool in the planted project; its exit status must say that it found something. */
async function tool(name: string, bin: string, arguments_: readonly string[]): Promise<string> {
  const cli = join(process.cwd(), "node_modules", name, bin);
  const result = await run(process.execPath, [cli, ...arguments_], { cwd: PROJECT, maxBuffer: 1 << 26 }).then(
    () => null,
    (failed: { stdout: string; stderr: string }) => failed.stdout + failed.stderr,
  );
  expect(result, `${name} exits non-zero`).not.toBeNull();
  return result ?? "";
}
