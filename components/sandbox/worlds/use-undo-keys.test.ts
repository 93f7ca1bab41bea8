import { expect, it } from "vitest";

import { stepOfKey } from "./use-undo-keys.ts";

const chord = (key: string, held: string) => ({
  key,
  ctrlKey: held.includes("ctrl"),
  metaKey: held.includes("meta"),
  shiftKey: held.includes("shift"),
  altKey: held.includes("alt"),
});

it.each([
  ["z", "ctrl", -1],
  ["z", "meta", -1],
  ["Z", "ctrl shift", 1],
  ["Z", "meta shift", 1],
  ["y", "ctrl", 1],
  ["y", "meta", null],
  ["z", "", null],
  ["Z", "shift", null],
  ["z", "ctrl alt", null],
  ["z", "ctrl meta", null],
  ["a", "ctrl", null],
])("%s with %s held steps by %s", (key, held, by) => {
  expect(stepOfKey(chord(key, held))).toBe(by);
});
