import { describe, expect, it } from "vitest";

import { SEEN_WINDOW_MS, toSeenLately } from "./seen-lately.ts";

const NOW = 10 * SEEN_WINDOW_MS;

describe("toSeenLately", () => {
  it("costs the most for what was just seen, less the longer ago, and nothing after two months", () => {
    const ages = [0, SEEN_WINDOW_MS / 4, SEEN_WINDOW_MS / 2, SEEN_WINDOW_MS - 1, SEEN_WINDOW_MS];
    const seen = toSeenLately(
      ages.map((age, index) => ({ itemId: String(index), atMs: NOW - age })),
      NOW,
    );
    expect([...seen.entries()]).toEqual([
      ["0", 9],
      ["1", 7],
      ["2", 5],
      ["3", 2],
    ]);
  });

  it("takes a sighting from a clock that is ahead as one of just now", () => {
    expect(toSeenLately([{ itemId: "a", atMs: NOW + 5_000 }], NOW).get("a")).toBe(9);
  });
});
