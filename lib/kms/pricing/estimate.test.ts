import { readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";
import { parse } from "yaml";

import { testBench } from "../testing/bench.ts";
import { billOf } from "./bill.ts";
import { estimateMonth, NO_SCENARIO } from "./estimate.ts";
import type { Prices } from "./prices.ts";

const prices = parse(await readFile("content/prices/us-east-1.yaml", "utf8")) as Prices;

describe("the estimate of a month", () => {
  it("is what the simulator bills for the same month", async () => {
    const bench = testBench();
    bench.world.now = Date.UTC(2026, 8, 30);
    for (let key = 0; key < 3; key++) {
      const { KeyMetadata } = await bench.succeed("CreateKey", {});
      if (key === 0) await bench.succeed("RotateKeyOnDemand", { KeyId: KeyMetadata.KeyId });
    }
    bench.kms.advance(Date.UTC(2026, 10, 1) - bench.world.now);
    const asked = { accountId: "123456789012", month: "2026-10" };
    const requests = { ...NO_SCENARIO.requests, symmetric: 123_456, asymmetric: 7_890, "rsa-data-key-pair": 12 };
    for (const [name, count] of Object.entries(requests))
      if (count > 0) bench.world.requests.set(`2026-10 123456789012 us-east-1 ${name}`, count);
    const scenario = { ...NO_SCENARIO, customerKeys: 3, rotatedKeys: 1, rotationsEach: 1, requests };
    expect(estimateMonth(scenario, prices).total).toBe(billOf(bench.world, asked, prices).total);
  });

  it("charges the first two rotations of a key and none after them", () => {
    const total = (rotationsEach: number) =>
      estimateMonth({ ...NO_SCENARIO, customerKeys: 1, rotatedKeys: 1, rotationsEach }, prices).total;
    expect([0, 1, 2, 3, 30].map(total)).toEqual(["1.000000", "2.000000", "3.000000", "3.000000", "3.000000"]);
  });

  it("counts what S3 asks among the symmetric requests, a hundredth of it with bucket keys", () => {
    const total = (bucketKeys: boolean) =>
      estimateMonth({ ...NO_SCENARIO, s3Requests: 10_020_000, bucketKeys }, prices).total;
    expect(total(false)).toBe("30.000000");
    expect(total(true)).toBe("0.240600");
  });
});
