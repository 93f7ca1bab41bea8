import { describe, expect, it } from "vitest";

import type { PublicItemDto } from "@/lib/api/common";

import { choosableIds, chosenIn, isComplete, matchPrompt, moveElement, toggleOption } from "./response-draft.ts";

const text = { en: [], "pt-BR": [] };
const part = (id: string) => ({ id, text });
const frame = {
  depth: "exam",
  topic: "rotation",
  blueprint: "clf-c02:2.2-S4",
  stem: text,
  credit: "all-or-nothing",
} as const;
const options = ["a", "b", "c"].map(part);
const single: PublicItemDto = { ...frame, type: "single-choice", selectCount: 1, options };
const multiple: PublicItemDto = { ...frame, type: "multiple-response", selectCount: 2, options };
const truth: PublicItemDto = { ...frame, type: "true-false" };
const ordering: PublicItemDto = { ...frame, type: "ordering", options };
const matching: PublicItemDto = { ...frame, type: "matching", prompts: [part("p"), part("q")], options };

describe("an answer in the making", () => {
  it("replaces the option of a single choice", () => {
    expect(toggleOption(single, { type: "single-choice", optionId: "a" }, "b")).toEqual({
      type: "single-choice",
      optionId: "b",
    });
  });

  it("takes an option of a multiple response back, down to nothing", () => {
    const one = toggleOption(multiple, null, "a");
    const two = toggleOption(multiple, one, "b");
    expect(chosenIn(two)).toEqual(["a", "b"]);
    expect(toggleOption(multiple, toggleOption(multiple, two, "a"), "b")).toBeNull();
  });

  it("is complete with as many options as are asked for, and with every prompt matched", () => {
    const one = toggleOption(multiple, null, "a");
    expect([isComplete(multiple, one), isComplete(multiple, toggleOption(multiple, one, "c"))]).toEqual([false, true]);
    const half = matchPrompt(null, "p", "a");
    expect([isComplete(matching, half), isComplete(matching, matchPrompt(half, "q", "a"))]).toEqual([false, true]);
    expect(isComplete(ordering, null)).toBe(false);
  });

  it("matches a prompt anew, and opens it again", () => {
    const draft = matchPrompt(matchPrompt(null, "p", "a"), "p", "b");
    expect(draft).toEqual({ type: "matching", matches: [{ prompt: "p", choice: "b" }] });
    expect(matchPrompt(draft, "p", null)).toBeNull();
  });

  it("moves an element one place, and not beyond the ends", () => {
    expect(moveElement(["a", "b", "c"], "b", -1)).toEqual({ type: "ordering", order: ["b", "a", "c"] });
    expect(moveElement(["a", "b", "c"], "b", 1)).toEqual({ type: "ordering", order: ["a", "c", "b"] });
    expect(moveElement(["a", "b", "c"], "a", -1)).toEqual({ type: "ordering", order: ["a", "b", "c"] });
    expect(moveElement(["a", "b", "c"], "c", 1)).toEqual({ type: "ordering", order: ["a", "b", "c"] });
  });

  it("offers number keys where there is something to choose", () => {
    expect(choosableIds(truth)).toEqual(["true", "false"]);
    expect(choosableIds(ordering)).toEqual([]);
    expect(toggleOption(ordering, null, "a")).toBeNull();
  });
});
