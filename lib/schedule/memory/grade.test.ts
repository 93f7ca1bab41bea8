import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Confidence, CONFIDENCES, deriveGrade, type Grade, GRADES, type GradedAnswer } from "./grade.ts";

const USUAL = 60_000;
const answers = fc.record({
  correct: fc.boolean(),
  confidence: fc.constantFrom<Confidence | null>(null, ...CONFIDENCES),
  elapsedMs: fc.nat(600_000),
  usualMs: fc.integer({ min: 1_000, max: 200_000 }),
});

function rank(answer: GradedAnswer): number {
  return GRADES.indexOf(deriveGrade(answer));
}

describe("the grade of an answer", () => {
  it.each<[boolean, Confidence | null, number | null, Grade]>([
    [false, "sure", 10_000, "again"],
    [false, null, null, "again"],
    [true, "guess", 5_000, "hard"],
    [true, "fairly", USUAL, "good"],
    [true, null, 2 * USUAL, "good"],
    [true, null, 2 * USUAL + 1, "hard"],
    [true, "sure", USUAL, "easy"],
    [true, "sure", USUAL + 1, "good"],
    [true, "sure", null, "good"],
    [true, null, null, "good"],
  ])("of correct %s, %s, in %s ms is %s", (correct, confidence, elapsedMs, grade) => {
    expect(deriveGrade({ correct, confidence, elapsedMs, usualMs: USUAL })).toBe(grade);
  });

  it("never falls when the answer becomes right", () => {
    fc.assert(
      fc.property(answers, (answer) => {
        expect(rank({ ...answer, correct: true })).toBeGreaterThan(rank({ ...answer, correct: false }));
      }),
    );
  });

  it("never falls when the confidence rises", () => {
    fc.assert(
      fc.property(answers, fc.nat(2), fc.nat(2), (answer, one, other) => {
        const low = CONFIDENCES[Math.min(one, other)] ?? null;
        const high = CONFIDENCES[Math.max(one, other)] ?? null;
        expect(rank({ ...answer, confidence: high })).toBeGreaterThanOrEqual(rank({ ...answer, confidence: low }));
      }),
    );
  });

  it("never falls when the time shrinks", () => {
    fc.assert(
      fc.property(answers, fc.nat(600_000), (answer, faster) => {
        const elapsedMs = Math.min(faster, answer.elapsedMs);
        expect(rank({ ...answer, elapsedMs })).toBeGreaterThanOrEqual(rank(answer));
      }),
    );
  });
});
