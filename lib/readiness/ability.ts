import type { Evidence } from "./evidence.ts";

/**
 * What the evidence says about a learner's ability in each domain: a hierarchical model, computed
 * exactly on a grid. Ability is a logit. All domains of a learner scatter about one overall ability,
 * so a domain with few answers borrows from the others, and says so by a wide band.
 *
 *   overall ~ N(PRIOR_MEAN, PRIOR_SD)      ability of a domain ~ N(overall, DOMAIN_SD)
 *   P(right) = floor + (1 - floor) · logistic(ability - hardness)
 *
 * An answer of weight w counts as INDEPENDENCE · w answers, one that is right to a share as that share of a right one.
 */
export const PRIOR_MEAN = 0.2;
export const PRIOR_SD = 1.2;
export const DOMAIN_SD = 0.6;
/** Answers of one learner in one sitting tell less than as many independent ones, and every model errs: bands allow for it. */
export const INDEPENDENCE = 0.7;

export const ABILITIES = grid(-5, 5, 61);
const OVERALL = grid(-4, 4, 33);

/** Probabilities over ABILITIES; they sum to 1. */
export type AbilityDistribution = readonly number[];

export interface AbilityPosterior {
  /** One possible overall ability each, with its probability; given it, domains are independent. */
  readonly branches: readonly {
    readonly probability: number;
    readonly byDomain: ReadonlyMap<string, AbilityDistribution>;
  }[];
  /** Over all branches. */
  readonly marginal: ReadonlyMap<string, AbilityDistribution>;
}

export function abilityPosterior(domains: readonly string[], evidence: readonly Evidence[]): AbilityPosterior {
  const likelihoods = domains.map((domain) => likelihood(evidence.filter((each) => each.domain === domain)));
  const branches = OVERALL.map((overall) => {
    const prior = ABILITIES.map((ability) => bell(ability, overall, DOMAIN_SD));
    const mass = sum(prior);
    const joint = likelihoods.map((each) => each.map((chance, index) => (chance * (prior[index] ?? 0)) / mass));
    const support = joint.map(sum);
    const probability = support.reduce((product, each) => product * each, bell(overall, PRIOR_MEAN, PRIOR_SD));
    const byDomain = new Map(
      domains.map((domain, index) => [domain, scale(joint[index] ?? [], 1 / Math.max(support[index] ?? 0, 1e-300))]),
    );
    return { probability, byDomain };
  });
  const total = sum(branches.map(({ probability }) => probability));
  const normal = branches.map((branch) => ({ ...branch, probability: branch.probability / total }));
  return { branches: normal, marginal: new Map(domains.map((domain) => [domain, marginalOf(normal, domain)])) };
}

export function logistic(x: number): number {
  return 1 / (1 + Math.exp(-x));
}

/** Relative to the likeliest ability, so that a thousand answers do not underflow. */
function likelihood(evidence: readonly Evidence[]): number[] {
  const logs = ABILITIES.map((ability) =>
    evidence.reduce((log, { right, weight, floor, hardness }) => {
      const chance = floor + (1 - floor) * logistic(ability - hardness);
      return log + INDEPENDENCE * weight * (right * Math.log(chance) + (1 - right) * Math.log(1 - chance));
    }, 0),
  );
  const most = Math.max(...logs);
  return logs.map((log) => Math.exp(log - most));
}

function marginalOf(branches: AbilityPosterior["branches"], domain: string): AbilityDistribution {
  return ABILITIES.map((_, index) =>
    sum(branches.map(({ probability, byDomain }) => probability * (byDomain.get(domain)?.[index] ?? 0))),
  );
}

function bell(x: number, mean: number, sd: number): number {
  return Math.exp(-0.5 * ((x - mean) / sd) ** 2);
}

function grid(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => from + ((to - from) * index) / (count - 1));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function scale(values: readonly number[], by: number): number[] {
  return values.map((value) => value * by);
}
