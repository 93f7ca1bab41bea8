import { describe, expect, it } from "vitest";

import { formatDuration } from "./format-duration.ts";

describe("formatDuration", () => {
  it.each([
    [0, "0:00"],
    [999, "0:01"],
    [83_000, "1:23"],
    [3_599_400, "59:59"],
    [3_723_000, "1:02:03"],
  ])("writes %i ms as %s", (ms, text) => {
    expect(formatDuration(ms)).toBe(text);
  });
});
