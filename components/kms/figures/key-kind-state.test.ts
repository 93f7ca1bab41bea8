import { describe, expect, it } from "vitest";

import { type Answers, choose } from "./key-kind-state.ts";

describe("the chooser of a kind of key", () => {
  const left = (answers: Answers, view: "kinds" | "services" = "kinds") =>
    choose(view, answers).choices.flatMap(({ candidate, crossedOutBy }) => (crossedOutBy === null ? candidate : []));

  it.each<[Answers, readonly string[]]>([
    [{}, ["aws-owned", "aws-managed", "customer-managed"]],
    [{ account: "yes" }, ["customer-managed"]],
    [{ policy: "yes" }, ["customer-managed"]],
    [{ trail: "yes" }, ["aws-managed", "customer-managed"]],
    [{ trail: "yes", free: "yes" }, ["aws-managed"]],
    [{ free: "yes" }, ["aws-owned", "aws-managed"]],
    [{ account: "no", policy: "no", trail: "no", free: "no" }, ["aws-owned", "aws-managed", "customer-managed"]],
  ])("leaves for %o what fits", (answers, expected) => {
    expect(left(answers)).toEqual(expected);
  });

  it("advises what makes the least work of what fits", () => {
    expect(choose("kinds", {}).best).toBe("aws-owned");
    expect(choose("kinds", { trail: "yes" }).best).toBe("aws-managed");
    expect(choose("services", { hardware: "yes" }).best).toBe("cloudhsm");
  });

  it("says which wish crossed something out, and that nothing fits wishes that exclude each other", () => {
    const { choices, best } = choose("kinds", { policy: "yes", free: "yes" });
    expect(best).toBeNull();
    expect(choices.map(({ crossedOutBy }) => crossedOutBy)).toEqual(["policy", "policy", "free"]);
  });
});
