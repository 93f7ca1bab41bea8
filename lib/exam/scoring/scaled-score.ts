import { invariant } from "../../result.ts";

/**
 * Our scaled score: a broken line through (0, 100), (the cut, 700) and (all, 1000). The exam's own
 * scaling and raw cut are not public; 70 % is a common assumption and is labelled as one wherever
 * the score is shown.
 */

export const MIN_SCALED = 100;
export const MAX_SCALED = 1000;

/** An assumption: the raw share, in per cent, that earns the pass score. */
export const ASSUMED_CUT_PERCENT = 70;

export interface ScaledScore {
  /** A whole number, 100 to 1000. */
  readonly scaled: number;
  readonly passed: boolean;
}

/**
 * @param correct how many scored items were right, 0 … scored
 * @param scored how many items count; at least 1
 * @param passScore the scaled score at the cut, 101 … 999
 * @returns `passed` exactly where the raw share reaches the cut; rounding down never lifts a fail to a pass.
 */
export function scaledScore(correct: number, scored: number, passScore: number): ScaledScore {
  invariant(
    scored >= 1 && correct >= 0 && correct <= scored,
    "correct lies between 0 and a scored count of at least 1",
  );
  invariant(passScore > MIN_SCALED && passScore < MAX_SCALED, "the pass score lies inside the scale");
  // In hundredths of an item, so that the cut of 7 of 10 is a whole number and comparisons are exact.
  const raw = correct * 100;
  const cut = scored * ASSUMED_CUT_PERCENT;
  const all = scored * 100;
  const passed = raw >= cut;
  const scaled = passed
    ? passScore + Math.floor(((MAX_SCALED - passScore) * (raw - cut)) / (all - cut))
    : MIN_SCALED + Math.floor(((passScore - MIN_SCALED) * raw) / cut);
  return { scaled, passed };
}
