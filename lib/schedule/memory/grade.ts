/**
 * The grade that an answer gives itself. People misuse "Hard" for a lapse when they rate themselves
 * (https://github.com/ankitects/anki/issues/3616), so nobody is asked: answer, confidence and time say it.
 *
 * | answer | confidence      | time              | grade |
 * | ------ | --------------- | ----------------- | ----- |
 * | wrong  | any             | any               | again |
 * | right  | guess           | any               | hard  |
 * | right  | fairly, or none | up to twice usual | good  |
 * | right  | fairly, or none | slower            | hard  |
 * | right  | sure            | up to the usual   | easy  |
 * | right  | sure            | slower            | good  |
 *
 * It never falls when the answer becomes right, the confidence rises or the time shrinks; but a wrong
 * answer is a lapse however sure it was.
 */
export const GRADES = ["again", "hard", "good", "easy"] as const;
export type Grade = (typeof GRADES)[number];

/** What a learner may say before answering, from the least to the most. */
export const CONFIDENCES = ["guess", "fairly", "sure"] as const;
export type Confidence = (typeof CONFIDENCES)[number];

export interface GradedAnswer {
  readonly correct: boolean;
  /** Null where the learner said nothing. */
  readonly confidence: Confidence | null;
  /** Null where it was not measured, as in an exam, where questions are revisited. */
  readonly elapsedMs: number | null;
  /** What such an item usually takes; above 0. */
  readonly usualMs: number;
}

/** From here on an answer is slow, in multiples of the usual time. */
const SLOW = 2;

export function deriveGrade({ correct, confidence, elapsedMs, usualMs }: GradedAnswer): Grade {
  if (!correct) return "again";
  const pace = elapsedMs === null ? 1 : elapsedMs / usualMs;
  switch (confidence) {
    case "guess":
      return "hard";
    case "sure":
      return pace <= 1 && elapsedMs !== null ? "easy" : "good";
    case "fairly":
    case null:
      return pace <= SLOW ? "good" : "hard";
  }
}
