import { execFile } from "node:child_process";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

const run = promisify(execFile);
const PLANTED = "tests/planted/import-law";

/** Each rule of .dependency-cruiser.cjs with a file that breaks it. */
const VIOLATIONS: Record<string, Record<string, string>> = {
  "no-circular": {
    "lib/content/a.ts": 'import { b } from "./b.ts";\nexport const a = () => b;',
    "lib/content/b.ts": 'import { a } from "./a.ts";\nexport const b = () => a;',
  },
  "lib-is-pure": { "lib/api/x.ts": 'import { readFile } from "node:fs";\nexport const x = readFile;' },
  "cores-are-islands": {
    "lib/kms/x.ts": 'import { y } from "../exam/index.ts";\nexport const x = y;',
    "lib/exam/index.ts": "export const y = 1;",
  },
  "core-through-its-door": {
    "server/x.ts": 'import { y } from "../lib/exam/inner.ts";\nexport const x = y;',
    "lib/exam/inner.ts": "export const y = 1;",
  },
  "client-never-reaches-server": {
    "components/ui/x.ts": 'import { y } from "../../server/y.ts";\nexport const x = y;',
    "server/y.ts": "export const y = 1;",
  },
  "features-do-not-cross": {
    "components/exam/x.ts": 'import { y } from "../practice/y.ts";\nexport const x = y;',
    "components/practice/y.ts": "export const y = 1;",
  },
  "shared-components-know-no-feature": {
    "components/item/x.ts": 'import { y } from "../practice/y.ts";\nexport const x = y;',
    "components/practice/y.ts": "export const y = 1;",
  },
  "server-knows-no-ui": {
    "server/x.ts": 'import { y } from "../components/ui/y.ts";\nexport const x = y;',
    "components/ui/y.ts": "export const y = 1;",
  },
  "handlers-know-no-ui": {
    "app/api/x/route.ts": 'import { y } from "../../../components/ui/y.ts";\nexport const GET = y;',
    "components/ui/y.ts": "export const y = 1;",
  },
  "prisma-only-in-db": {
    "server/exam/x.ts": 'import { y } from "../../prisma/generated/y.ts";\nexport const x = y;',
    "prisma/generated/y.ts": "export const y = 1;",
  },
  "content-imports-nothing": {
    "content/x.ts": 'import { y } from "../lib/api/y.ts";\nexport const x = y;',
    "lib/api/y.ts": "export const y = 1;",
  },
  "nothing-imports-scripts": {
    "lib/content/x.ts": 'import { y } from "../../scripts/y.ts";\nexport const x = y;',
    "scripts/y.ts": "export const y = 1;",
  },
  "nothing-imports-tests": {
    "server/x.ts": 'import { y } from "../tests/y.ts";\nexport const x = y;',
    "tests/y.ts": "export const y = 1;",
  },
  "testing-is-for-tests": {
    "lib/a/x.ts": 'import { y } from "./testing/y.ts"; export const x = y;',
    "lib/a/testing/y.ts": "export const y = 1;",
  },
};

interface Report {
  summary: { totalCruised: number; violations: { rule: { name: string } }[] };
}

beforeAll(async () => {
  await rm(PLANTED, { recursive: true, force: true });
  for (const [rule, files] of Object.entries(VIOLATIONS)) {
    for (const [path, text] of Object.entries(files)) {
      const file = join(PLANTED, rule, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, `${text}\n`);
    }
    await writeFile(join(PLANTED, rule, "tsconfig.json"), "{}\n");
  }
});

afterAll(() => rm("tests/planted", { recursive: true, force: true }));

describe("the import law", () => {
  it.each(Object.keys(VIOLATIONS))("catches a planted violation of %s", async (rule) => {
    const report = await cruise(join(PLANTED, rule));
    expect(report.summary.violations.map((violation) => violation.rule.name)).toContain(rule);
  });

  it("covers every rule of the configuration", async () => {
    const { default: config } = (await import("../../.dependency-cruiser.cjs")) as {
      default: { forbidden: { name: string }[] };
    };
    expect(config.forbidden.map((rule) => rule.name).toSorted()).toEqual(Object.keys(VIOLATIONS).toSorted());
  });

  it("reads the project's modules: an empty graph would obey every law", async () => {
    const report = await cruise(process.cwd());
    expect(report.summary.totalCruised).toBeGreaterThan(150);
    expect(report.summary.violations).toEqual([]);
  });
});

const ROOTS = [
  "app",
  "components",
  "content",
  "i18n",
  "lib",
  "server",
  "scripts",
  "tests",
  "prisma",
  "proxy.ts",
  "instrumentation.ts",
];

async function cruise(baseDir: string): Promise<Report> {
  const cli = join(process.cwd(), "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
  const present = await readdir(baseDir);
  const roots = ROOTS.filter((root) => present.includes(root));
  const config = join(process.cwd(), ".dependency-cruiser.cjs");
  const arguments_ = [cli, "--config", config, "--output-type", "json", ...roots];
  // Exit status 1 means violations: the report on stdout is what is judged.
  const output = await run(process.execPath, arguments_, { cwd: baseDir, maxBuffer: 1 << 27 }).then(
    (done) => done.stdout,
    (failed: { stdout?: string }) => failed.stdout ?? "",
  );
  return JSON.parse(output) as Report;
}
