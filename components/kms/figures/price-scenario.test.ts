import { describe, expect, it } from "vitest";

import { changeScenario, FIRST_SCENARIO, readScenario, writeScenario } from "./price-scenario.ts";

describe("the scenario of a bill", () => {
  it("comes back from the address that it was written to", () => {
    const scenario = changeScenario(changeScenario(FIRST_SCENARIO, { request: "rsa-data-key-pair", value: 42 }), {
      bucketKeys: true,
    });
    expect(readScenario(`#${writeScenario(scenario)}`)).toEqual(scenario);
  });

  it("is not read from an address that says something else", () => {
    expect(readScenario("")).toBeNull();
    expect(readScenario("#pitfalls")).toBeNull();
    expect(readScenario("#price-calculator=2&customerKeys=1")).toBeNull();
  });

  it("takes no number that cannot be", () => {
    const read = readScenario("#price-calculator=1&customerKeys=-5&replicas=many&rotationsEach=1e99&symmetric=2.9");
    expect(read).toMatchObject({ customerKeys: 0, replicas: 0, rotationsEach: 25 });
    expect(read?.requests.symmetric).toBe(2);
  });
});
