import { invariant } from "../../result.ts";
import { scaledScore } from "./scaled-score.ts";

/**
 * How far chance alone moves a score. The items of a form are a sample: with p the share that somebody
 * would get right of all items that could be asked, the number right of n varies with the standard
 * error of measurement sqrt(n p (1 - p)) (Lord 1955, the binomial error model), which needs no data of
 * other people. The band is Wilson's interval of one standard error: all p for which the observed share
 * lies within one standard error. Unlike "share plus or minus error" it has width at 0 and at n, too.
 */
export interface ErrorBand {
  /** Scaled, 100 to 1000; about two times in three another form would give a score between them. */
  readonly low: number;
  readonly high: number;
}

/** @param correct 0 … scored. @param scored at least 1. */
export function errorBand(correct: number, scored: number, passScore: number): ErrorBand {
  invariant(
    scored >= 1 && correct >= 0 && correct <= scored,
    "correct lies between 0 and a scored count of at least 1",
  );
  const middle = (correct + 0.5) / (scored + 1);
  const half = Math.sqrt((correct * (scored - correct)) / scored + 0.25) / (scored + 1);
  const toScaled = (share: number) => scaledScore(Math.min(Math.max(share, 0), 1) * scored, scored, passScore).scaled;
  return { low: toScaled(middle - half), high: toScaled(middle + half) };
}
