import type { Outcome } from "./simulate-learner.ts";

export interface ReliabilityBin {
  readonly from: number;
  readonly to: number;
  readonly learners: number;
  readonly predicted: number;
  readonly observed: number;
}

export interface Report {
  readonly learners: number;
  /** Of whom a pass probability was said. */
  readonly judged: number;
  readonly passed: number;
  readonly bins: readonly ReliabilityBin[];
  /** Expected calibration error: the mean distance of predicted from observed, by learners. */
  readonly ece: number;
  readonly brier: number;
  /** The Brier score of always saying the base rate. */
  readonly baseBrier: number;
  /** Share of domains whose truth lies in the 90 % band. */
  readonly coverage: number;
  /** Mean of estimate minus truth, and of its size. */
  readonly bias: number;
  readonly error: number;
  readonly width: number;
}

const BINS = 10;

export function toReport(outcomes: readonly Outcome[]): Report {
  const judged = outcomes.flatMap(({ readiness, passed }) =>
    readiness.passProbability === null ? [] : [{ said: readiness.passProbability, passed: passed ? 1 : 0 }],
  );
  const base = mean(judged.map(({ passed }) => passed));
  const domains = outcomes.flatMap(({ readiness, truth }) =>
    readiness.domains.flatMap(({ domain, estimate }) =>
      estimate === null ? [] : [{ ...estimate, truth: truth.get(domain) ?? Number.NaN }],
    ),
  );
  const bins = Array.from({ length: BINS }, (_, index) => {
    const [from, to] = [index / BINS, (index + 1) / BINS];
    const own = judged.filter(({ said }) => said >= from && (said < to || to === 1));
    return {
      from,
      to,
      learners: own.length,
      predicted: mean(own.map(({ said }) => said)),
      observed: mean(own.map(({ passed }) => passed)),
    };
  }).filter(({ learners }) => learners > 0);
  return {
    learners: outcomes.length,
    judged: judged.length,
    passed: base,
    bins,
    ece: bins.reduce((sum, bin) => sum + (bin.learners / judged.length) * Math.abs(bin.predicted - bin.observed), 0),
    brier: mean(judged.map(({ said, passed }) => (said - passed) ** 2)),
    baseBrier: base * (1 - base),
    coverage: mean(domains.map(({ low, high, truth }) => (truth >= low && truth <= high ? 1 : 0))),
    bias: mean(domains.map((each) => each.mean - each.truth)),
    error: mean(domains.map((each) => Math.abs(each.mean - each.truth))),
    width: mean(domains.map(({ low, high }) => high - low)),
  };
}

export function printReport(title: string, report: Report): string {
  return [
    `## ${title}`,
    "",
    `${report.learners} learners, ${report.judged} with enough data, ${percent(report.passed)} of these passed.`,
    "",
    "| said | learners | mean said | passed |",
    "| --- | ---: | ---: | ---: |",
    ...report.bins.map(
      ({ from, to, learners, predicted, observed }) =>
        `| ${Math.round(from * 100)}–${Math.round(to * 100)} % | ${learners} | ${percent(predicted)} | ${percent(observed)} |`,
    ),
    "",
    `Expected calibration error ${percent(report.ece)}. Brier ${report.brier.toFixed(3)}, against ${report.baseBrier.toFixed(3)} for the base rate.`,
    `Domains: ${percent(report.coverage)} of the truths lie in the 90 % bands, which are ${percent(report.width)} wide on average; mean error ${percent(report.error)}, bias ${percent(report.bias)}.`,
    "",
  ].join("\n");
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
