import { describe, expect, it } from "vitest";

import { acceptsAnswer, closedAtMs, GRACE_MS, isOverdue } from "./attempt-window.ts";

const attempt = { deadlineMs: 1_000_000 };

describe("attempt window", () => {
  it.each([
    [-1_000, true],
    [0, true],
    [1_000, true],
    [GRACE_MS - 1_000, true],
    [GRACE_MS, true],
    [GRACE_MS + 1, false],
    [GRACE_MS + 1_000, false],
  ])("at %i ms from the deadline an answer is taken: %s", (offset, taken) => {
    expect(acceptsAnswer(attempt, attempt.deadlineMs + offset)).toBe(taken);
    expect(isOverdue(attempt, attempt.deadlineMs + offset)).toBe(!taken);
  });

  it("writes down the hand-in time, but never one past the deadline", () => {
    expect(closedAtMs(attempt, 999_000)).toBe(999_000);
    expect(closedAtMs(attempt, 1_000_500)).toBe(1_000_000);
  });
});
