import { describe, expect, it } from "vitest";

import { PracticeScope, type PracticeSupplyDto } from "@/lib/api/practice.contract";

import { type Choice, countIn, onSupply, SCOPE_KINDS, toScope } from "./choose-scope.ts";

const choice: Choice = { kind: "mixture", topic: "what-kms-is", task: "1.1", domain: "1" };
const supply: PracticeSupplyDto = {
  topics: { rotation: 4 },
  tasks: { "1.1": 13, "2.2": 9 },
  domains: { 2: 9 },
  total: 22,
  due: 0,
  weak: 0,
};

describe("choosing what to practise", () => {
  it.each(SCOPE_KINDS)("makes of %s a scope that the API knows", (kind) => {
    expect(PracticeScope.safeParse(toScope({ ...choice, kind })).success).toBe(true);
  });

  it("stands on a member that has questions, and stays where there are some or nothing is known", () => {
    expect(onSupply(choice, supply)).toEqual({ ...choice, topic: "rotation", domain: "2" });
    expect(onSupply(choice, undefined)).toEqual(choice);
  });

  it("counts what the server did not name as none", () => {
    expect([countIn(supply, "topic", "pricing"), countIn(undefined, "topic", "pricing")]).toEqual([0, null]);
  });
});
