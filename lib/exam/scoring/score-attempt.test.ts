import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { responseFits } from "./response-fits.ts";
import { scaledScore } from "./scaled-score.ts";
import { scoreAttempt, type AttemptItem } from "./score-attempt.ts";

const form = fc.integer({ min: 1, max: 300 });

describe("scaledScore", () => {
  it.each([
    [0, 100, false],
    [7, 700, true],
    [6, 614, false],
    [8, 800, true],
    [10, 1000, true],
  ])("gives %i of 10 right %i points, passed: %s", (correct, scaled, passed) => {
    expect(scaledScore(correct, 10, 700)).toEqual({ scaled, passed });
  });

  it("is a whole number from 100 to 1000 that grows with every right answer", () => {
    fc.assert(
      fc.property(form, fc.integer({ min: 101, max: 999 }), (scored, passScore) => {
        const scores = Array.from(
          { length: scored + 1 },
          (_, correct) => scaledScore(correct, scored, passScore).scaled,
        );
        expect(scores[0]).toBe(100);
        expect(scores[scored]).toBe(1000);
        expect(scores.every(Number.isInteger)).toBe(true);
        expect(scores.every((score, index) => index === 0 || score >= (scores[index - 1] ?? 0))).toBe(true);
      }),
    );
  });

  it("passes exactly where the raw share reaches the assumed cut, and there the score is at least the pass score", () => {
    fc.assert(
      fc.property(form, fc.double({ min: 0, max: 1, noNaN: true }), (scored, share) => {
        const correct = Math.floor(share * scored);
        const { scaled, passed } = scaledScore(correct, scored, 700);
        expect(passed).toBe(correct * 10 >= scored * 7);
        expect(scaled >= 700).toBe(passed);
      }),
    );
  });

  it("refuses more right answers than items", () => {
    expect(() => scaledScore(2, 1, 700)).toThrow("Invariant");
  });
});

describe("scoreAttempt", () => {
  const item = (position: number, topic: string, chosen: string | null, scored = true): AttemptItem => ({
    position,
    topic,
    scored,
    rubric: { type: "single-choice", key: "right" },
    response: chosen === null ? null : { type: "single-choice", optionId: chosen },
  });

  it("counts blank as wrong, leaves pilots out of the score and sums up by topic", () => {
    const score = scoreAttempt(
      [
        item(1, "rotation", "right"),
        item(2, "rotation", null),
        item(3, "pricing", "wrong"),
        item(4, "pricing", "right", false),
      ],
      700,
    );
    expect(score).toMatchObject({ scored: 3, correct: 1, answered: 3, passed: false, passScore: 700 });
    expect(score.byTopic).toEqual([
      { topic: "rotation", scored: 2, correct: 1 },
      { topic: "pricing", scored: 1, correct: 0 },
    ]);
    expect(score.entries.map((entry) => entry.correct)).toEqual([true, false, false, true]);
  });

  it("never counts more right answers than scored items, and topics add up to the whole", () => {
    const items = fc.array(fc.tuple(fc.constantFrom("a", "b"), fc.constantFrom("right", "wrong", null), fc.boolean()), {
      minLength: 1,
      maxLength: 65,
    });
    fc.assert(
      fc.property(items, (drawn) => {
        const paper = drawn.map(([topic, chosen, scored], index) =>
          item(index + 1, topic, chosen, index === 0 || scored),
        );
        const score = scoreAttempt(paper, 700);
        expect(score.correct).toBeLessThanOrEqual(score.scored);
        expect(score.byTopic.reduce((sum, topic) => sum + topic.scored, 0)).toBe(score.scored);
        expect(score.byTopic.reduce((sum, topic) => sum + topic.correct, 0)).toBe(score.correct);
      }),
    );
  });
});

describe("responseFits", () => {
  const choice = { type: "single-choice", optionIds: ["a", "b"] } as const;
  const multiple = { type: "multiple-response", optionIds: ["a", "b", "c"] } as const;

  it.each([
    [choice, { type: "single-choice", optionId: "a" }, true],
    [choice, { type: "single-choice", optionId: "z" }, false],
    [choice, { type: "multiple-response", optionIds: ["a"] }, false],
    [multiple, { type: "multiple-response", optionIds: ["a", "c"] }, true],
    [multiple, { type: "multiple-response", optionIds: ["a", "b", "c"] }, true],
    [multiple, { type: "multiple-response", optionIds: ["a", "a"] }, false],
    [multiple, { type: "multiple-response", optionIds: ["a", "z"] }, false],
    [multiple, { type: "single-choice", optionId: "a" }, false],
  ] as const)("says of %j and %j: %s", (answerable, response, fits) => {
    expect(
      responseFits(
        answerable,
        response.type === "single-choice" ? response : { ...response, optionIds: [...response.optionIds] },
      ),
    ).toBe(fits);
  });
});
