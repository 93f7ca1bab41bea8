import { expect, it } from "vitest";

import { draftOf, dropDraft, rebaseDraft, writeDraft } from "./drafts.ts";

it("a draft remembers what it was begun from, whatever the policy becomes meanwhile", () => {
  writeDraft("a", "saved + x", "saved");
  writeDraft("a", "saved + xy", "undone");
  expect(draftOf("a")).toEqual({ text: "saved + xy", base: "saved" });
  rebaseDraft("a", "undone");
  expect(draftOf("a")).toEqual({ text: "saved + xy", base: "undone" });
});

it("a text as it is saved is no draft, and a dropped one is gone", () => {
  writeDraft("b", "changed", "saved");
  writeDraft("b", "saved", "saved");
  expect(draftOf("b")).toBeNull();
  writeDraft("c", "changed", "saved");
  dropDraft("c");
  expect(draftOf("c")).toBeNull();
  rebaseDraft("c", "x");
  expect(draftOf("c")).toBeNull();
});

it("a draft that equals what an undo brought back still says that something changed", () => {
  writeDraft("d", "new", "old");
  writeDraft("d", "newer", "newer");
  expect(draftOf("d")).toEqual({ text: "newer", base: "old" });
});
