import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { arrangeElements } from "./arrange-elements.ts";
import { shuffleOptions } from "./shuffle-options.ts";

const order = ["a", "b", "c"];

describe("arrangeElements", () => {
  it("shows options and choices as papers always did", () => {
    const single = { type: "single-choice", key: "a" } as const;
    const matching = { type: "matching", matches: [{ prompt: "p", choice: "a" }] } as const;
    for (const rubric of [single, matching])
      expect(arrangeElements("s", "item", rubric, order)).toEqual(shuffleOptions("s", "item", order));
  });

  it("shows steps in every order but the right one, about equally often, and the same for the same seed", () => {
    const rubric = { type: "ordering", order } as const;
    const seen = new Map<string, number>();
    for (let index = 0; index < 5_000; index += 1) {
      const arranged = arrangeElements(`s${index}`, "item", rubric, order.toReversed());
      expect(arrangeElements(`s${index}`, "item", rubric, order)).toEqual(arranged);
      seen.set(arranged.join(""), (seen.get(arranged.join("")) ?? 0) + 1);
    }
    expect([...seen.keys()].toSorted()).toEqual(["acb", "bac", "bca", "cab", "cba"]);
    for (const count of seen.values()) expect(Math.abs(count - 1_000)).toBeLessThan(130);
  });

  it("keeps true before false, and has nothing to show for a number", () => {
    fc.assert(
      fc.property(fc.string(), (seed) => {
        expect(arrangeElements(seed, "i", { type: "true-false", key: "false" }, ["true", "false"])).toEqual([
          "true",
          "false",
        ]);
        expect(arrangeElements(seed, "i", { type: "numeric", value: 1, tolerance: { absolute: 0 } }, [])).toEqual([]);
      }),
    );
  });
});
