import { describe, expect, it } from "vitest";

import { tallyMisconceptions } from "./misconceptions.ts";

const beliefs = new Map([
  ["b", "keys-leave"],
  ["c", "keys-leave"],
  ["d", "kms-is-free"],
]);

function answered(...options: string[]) {
  return options.map((option) => ({ beliefs, chosen: [option] }));
}

describe("tallyMisconceptions", () => {
  it("says nothing of a belief before five answers could have shown it", () => {
    expect(tallyMisconceptions(answered("b", "b", "b", "b"))).toEqual([]);
    expect(tallyMisconceptions(answered("b", "b", "b", "b", "a"))).toEqual([
      { misconception: "keys-leave", answers: 5, chosen: 4 },
    ]);
  });

  it("counts an answer once, however many of its options stand for the same belief", () => {
    const twice = Array.from({ length: 5 }, () => ({ beliefs, chosen: ["b", "c"] }));
    expect(tallyMisconceptions(twice)).toEqual([{ misconception: "keys-leave", answers: 5, chosen: 5 }]);
  });

  it("puts what is taken most often first, and leaves out what never is", () => {
    expect(
      tallyMisconceptions(answered("d", "d", "d", "b", "a", "a")).map(({ misconception }) => misconception),
    ).toEqual(["kms-is-free", "keys-leave"]);
    expect(tallyMisconceptions(answered("a", "a", "a", "a", "a"))).toEqual([]);
  });
});
