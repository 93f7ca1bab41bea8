import { describe, expect, it } from "vitest";

import { changePlan, FIRST_PLAN, playPlan, REGION_NAMES } from "./multi-region-run.ts";
import { testBrowser } from "./test-browser.ts";

describe("the map of Regions", () => {
  it("lets related keys open each other's ciphertexts, wherever the line was encrypted", async () => {
    const plan = changePlan(changePlan(FIRST_PLAN, { type: "replica", region: "eu-west-1" }), {
      type: "encrypt",
      region: "eu-west-1",
    });
    const { opened, keysIn, keyId } = await playPlan(testBrowser(), plan);
    expect(REGION_NAMES.filter((region) => opened[region] === null)).toEqual(["us-east-1", "sa-east-1", "eu-west-1"]);
    expect(keysIn).toEqual(["us-east-1", "sa-east-1", "eu-west-1"]);
    expect(keyId).toMatch(/^mrk-/);
  });

  it("lets a single-Region key open its ciphertexts at home only, and drops its replicas from the plan", async () => {
    const plan = changePlan(FIRST_PLAN, { type: "kind", multiRegion: false });
    expect(plan.replicas).toEqual([]);
    const { opened } = await playPlan(testBrowser(), plan);
    expect(REGION_NAMES.filter((region) => opened[region] === null)).toEqual(["us-east-1"]);
  });

  it("encrypts only where there is a key", () => {
    expect(changePlan(FIRST_PLAN, { type: "encrypt", region: "ap-south-1" })).toEqual(FIRST_PLAN);
    const moved = changePlan(changePlan(FIRST_PLAN, { type: "encrypt", region: "sa-east-1" }), {
      type: "replica",
      region: "sa-east-1",
    });
    expect(moved.encryptedIn).toBe("us-east-1");
  });
});
