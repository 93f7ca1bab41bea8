import { readFile } from "node:fs/promises";

import { expect, it } from "vitest";

import { operationTable } from "../../scripts/kms-operations.ts";

it("the table of KMS operations is what the code has (npm run docs:kms writes it)", async () => {
  expect(await readFile("docs/kms-operations.md", "utf8")).toBe(await operationTable());
});

it("every operation that is there is called by a test, with AWS's own client among them", async () => {
  const rows = (await operationTable()).split("\n").filter((line) => / \| yes \| /.test(line));
  expect(rows.length).toBeGreaterThanOrEqual(48);
  for (const row of rows) expect(row).toContain("scripts/kms/client.test.ts");
});
