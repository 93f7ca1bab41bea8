import { describe, expect, it } from "vitest";

import type { ItemFeedbackDto, PublicItemDto } from "@/lib/api/common";

import { hasHints, hintOrder, isRight } from "./hints.ts";

const text = { en: [], "pt-BR": [] };
const frame = { depth: "exam", topic: "rotation", blueprint: "clf-c02:2.2-S4", stem: text, credit: "partial" } as const;
const item = {
  ...frame,
  type: "multiple-response",
  selectCount: 2,
  options: ["a", "b", "c", "d", "e"].map((id) => ({ id, text })),
} satisfies PublicItemDto;
const feedback = { key: { type: "multiple-response", optionIds: ["b", "d"] } } as ItemFeedbackDto;

describe("hints", () => {
  it("rule out every distractor and no key, the learner's own mistakes first", () => {
    expect(hintOrder(item, feedback, { type: "multiple-response", optionIds: ["e", "b"] })).toEqual(["e", "a", "c"]);
    expect(hintOrder(item, feedback, null)).toEqual(["a", "c", "e"]);
  });

  it("are for options to choose from, not for statements, steps, pairs and numbers", () => {
    expect(hasHints(item)).toBe(true);
    expect(hasHints({ ...frame, type: "true-false" })).toBe(false);
    expect(hasHints({ ...frame, type: "numeric", unit: null })).toBe(false);
  });
});

describe("a second try", () => {
  it.each([
    [["d", "b"], true],
    [["b"], false],
    [["b", "c"], false],
    [["b", "d", "e"], false],
  ])("of %j is right: %s", (optionIds, right) => {
    expect(isRight(feedback, { type: "multiple-response", optionIds })).toBe(right);
  });

  it("with nothing chosen is not right", () => {
    expect(isRight(feedback, null)).toBe(false);
  });
});
