import { describe, expect, it } from "vitest";

import { paperHash, type FrozenPaper } from "./paper-hash.ts";
import { shuffleOptions } from "./shuffle-options.ts";

const paper: FrozenPaper = {
  blueprint: { slug: "kms-short", version: 1 },
  seed: "s",
  entries: [
    { itemRevisionId: "r1", optionOrder: ["a", "b"], scored: true },
    { itemRevisionId: "r2", optionOrder: ["c", "d"], scored: true },
  ],
};
const [first, second] = paper.entries;
const identity = (text: string): string => text;

describe("paperHash", () => {
  it("is equal for equal papers", () => {
    expect(paperHash(structuredClone(paper), identity)).toBe(paperHash(paper, identity));
  });

  it("changes with seed, blueprint version, order, options and what is scored", () => {
    if (!first || !second) throw new Error("two entries");
    const changed: FrozenPaper[] = [
      { ...paper, seed: "t" },
      { ...paper, blueprint: { slug: "kms-short", version: 2 } },
      { ...paper, entries: [second, first] },
      { ...paper, entries: [{ ...first, optionOrder: ["b", "a"] }, second] },
      { ...paper, entries: [{ ...first, scored: false }, second] },
    ];
    const hashes = [paper, ...changed].map((each) => paperHash(each, identity));
    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe("shuffleOptions", () => {
  it("does not depend on the author's order", () => {
    expect(shuffleOptions("s", "item", ["d", "a", "c", "b"])).toEqual(
      shuffleOptions("s", "item", ["a", "b", "c", "d"]),
    );
  });

  it("puts every option at every place about equally often over seeds", () => {
    const firsts = Array.from(
      { length: 4_000 },
      (_, index) => shuffleOptions(`s${index}`, "item", ["a", "b", "c", "d"])[0],
    );
    for (const id of ["a", "b", "c", "d"]) {
      expect(Math.abs(firsts.filter((each) => each === id).length - 1_000)).toBeLessThan(120);
    }
  });
});
