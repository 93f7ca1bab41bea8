import { type Confidence, CONFIDENCES } from "../schedule/index.ts";

/** How often each stated confidence was right. Levels as in certainty-based marking: up to 67 %, up to 80 %, above. */
export interface ConfidenceLevel {
  readonly confidence: Confidence;
  readonly answers: number;
  readonly correct: number;
  /** Share right with its 90 % band (Wilson); null below LEAST_ANSWERS. */
  readonly share: { readonly mean: number; readonly low: number; readonly high: number } | null;
  /** Where the share would lie if the word were kept. */
  readonly expected: { readonly from: number; readonly to: number };
  readonly verdict: "fits" | "too-sure" | "too-modest" | "not-enough";
}

const EXPECTED: Readonly<Record<Confidence, ConfidenceLevel["expected"]>> = {
  guess: { from: 0, to: 0.67 },
  fairly: { from: 0.67, to: 0.8 },
  sure: { from: 0.8, to: 1 },
};
export const LEAST_ANSWERS = 8;
/** Of a normal, for a two-sided 90 % band. */
const Z = 1.645;

export function confidenceCalibration(
  answers: readonly { readonly confidence: Confidence | null; readonly correct: boolean }[],
): ConfidenceLevel[] {
  return CONFIDENCES.map((confidence) => {
    const own = answers.filter((answer) => answer.confidence === confidence);
    const correct = own.filter((answer) => answer.correct).length;
    const expected = EXPECTED[confidence];
    const share = own.length < LEAST_ANSWERS ? null : wilson(correct, own.length);
    return { confidence, answers: own.length, correct, share, expected, verdict: verdictOf(share, expected) };
  });
}

/** A verdict only where the whole band lies outside what the word promises. */
function verdictOf(share: ConfidenceLevel["share"], expected: ConfidenceLevel["expected"]): ConfidenceLevel["verdict"] {
  if (share === null) return "not-enough";
  if (share.high < expected.from) return "too-sure";
  if (share.low > expected.to) return "too-modest";
  return "fits";
}

function wilson(correct: number, count: number): { mean: number; low: number; high: number } {
  const mean = correct / count;
  const centre = (mean + Z ** 2 / (2 * count)) / (1 + Z ** 2 / count);
  const half = (Z / (1 + Z ** 2 / count)) * Math.sqrt((mean * (1 - mean)) / count + Z ** 2 / (4 * count ** 2));
  return { mean, low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
