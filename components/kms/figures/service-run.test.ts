import { describe, expect, it } from "vitest";

import { type Act, ACTS, prepareAct } from "./service-run.ts";
import { testBrowser } from "./test-browser.ts";

describe("the figure of services", () => {
  it.each<[Act, readonly string[], readonly string[]]>([
    ["s3", ["GenerateDataKey"], ["GenerateDataKey"]],
    ["s3-bucket-key", ["GenerateDataKey"], []],
    ["ebs", ["CreateGrant", "Decrypt"], ["RetireGrant", "CreateGrant", "Decrypt"]],
    ["rds", ["CreateGrant", "GenerateDataKeyWithoutPlaintext", "Decrypt"], ["Decrypt"]],
    ["dynamodb", ["Decrypt"], []],
    ["lambda", ["Decrypt"], ["Decrypt"]],
    ["secret", ["Decrypt"], ["Decrypt"]],
  ])("shows the calls of %s, and those of the same act again", async (act, first, second) => {
    const bench = await prepareAct(testBrowser(), act);
    expect((await bench.again()).map(({ operation }) => operation)).toEqual(first);
    expect((await bench.again()).map(({ operation }) => operation)).toEqual(second);
  });

  it("names whose permissions a call used, and a context for every use of a key", async () => {
    for (const act of ACTS)
      for (const call of await (await prepareAct(testBrowser(), act)).again()) {
        expect(call.who).not.toBe("");
        if (/Decrypt|GenerateDataKey/.test(call.operation)) expect(Object.keys(call.context ?? {})).not.toEqual([]);
      }
  });
});
