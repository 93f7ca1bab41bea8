import { ASSUMED_CUT_PERCENT } from "../exam/index.ts";
import type { Memory } from "../schedule/index.ts";
import { ABILITIES, type AbilityDistribution, abilityPosterior, logistic } from "./ability.ts";
import { type ObservedAnswer, toEvidence } from "./evidence.ts";
import { passProbability } from "./pass-probability.ts";

/**
 * How ready a learner is: for each domain the share of unseen exam questions that they would get right
 * at a time, with a band, and the chance of passing. docs/readiness.md explains the model;
 * `npm run sim:readiness` measures how well its figures hold.
 */
export interface ExamDomain {
  readonly domain: string;
  /** Scored questions in an exam. */
  readonly questions: number;
  /** Points of the exam guide in it. */
  readonly points: number;
}

export interface DomainReadiness {
  readonly domain: string;
  /** Items that spoke, and what they count for after repeats and age. */
  readonly items: number;
  readonly weight: number;
  /** Null where there is not enough to go by. */
  readonly estimate: Estimate | null;
}

export interface Estimate {
  /** Expected share of right answers, 0 … 1. */
  readonly mean: number;
  /** The middle 90 % of what it may be. */
  readonly low: number;
  readonly high: number;
}

export interface Readiness {
  readonly domains: readonly DomainReadiness[];
  /** Null where a domain has not enough to go by, or all together have not. */
  readonly passProbability: number | null;
  /** Full answers' worth of evidence, and how much it takes for a pass probability. */
  readonly weight: number;
  readonly weightNeeded: number;
}

/** Below this many items of a domain nothing is said of it, nor where they have aged to less than so many full answers. */
const ENOUGH_ITEMS = 5;
const ENOUGH_WEIGHT = 3;
/** Full answers' worth of evidence below which no chance of passing is said. */
const ENOUGH_IN_ALL = 40;

/** A single choice of four is right by luck in 1 of 4, a multiple response of 2 of 5 in 1 of 10; about one in four is the latter. */
const EXAM_FLOOR = 0.75 * 0.25 + 0.25 * 0.1;
/** Hardness of exam questions: a third each easier than, like and harder than the middling one, in logits. */
const EXAM_HARDNESS: readonly number[] = [-0.7, 0, 0.7];
/** Even who knows slips. */
const SLIP = 0.03;

/**
 * @param memories by item, as the schedule has them
 * @param atMs the time for which to judge
 */
export function readiness(
  domains: readonly ExamDomain[],
  answers: readonly ObservedAnswer[],
  memories: ReadonlyMap<string, Memory>,
  atMs: number,
): Readiness {
  const evidence = toEvidence(domains, answers, memories, atMs);
  const posterior = abilityPosterior(
    domains.map(({ domain }) => domain),
    evidence,
  );
  const chances = ABILITIES.map(examChance);
  const parts = domains.map(({ domain, questions }) => ({ domain, questions, chances }));
  const judged = domains.map(({ domain }): DomainReadiness => {
    const own = evidence.filter((each) => each.domain === domain);
    const weight = own.reduce((sum, each) => sum + each.weight, 0);
    const enough = own.length >= ENOUGH_ITEMS && weight >= ENOUGH_WEIGHT;
    const estimate = enough ? estimateOf(posterior.marginal.get(domain) ?? [], chances) : null;
    return { domain, items: own.length, weight, estimate };
  });
  const weight = judged.reduce((sum, each) => sum + each.weight, 0);
  const enough = weight >= ENOUGH_IN_ALL && judged.every(({ estimate }) => estimate !== null);
  const questions = domains.reduce((sum, each) => sum + each.questions, 0);
  const needed = Math.ceil((questions * ASSUMED_CUT_PERCENT) / 100);
  return {
    domains: judged,
    passProbability: enough ? passProbability(posterior, parts, needed) : null,
    weight,
    weightNeeded: ENOUGH_IN_ALL,
  };
}

/** The chance of a right answer to an unseen exam question. */
export function examChance(ability: number): number {
  const known = EXAM_HARDNESS.reduce((sum, hardness) => sum + logistic(ability - hardness), 0) / EXAM_HARDNESS.length;
  return EXAM_FLOOR + (1 - SLIP - EXAM_FLOOR) * known;
}

function estimateOf(abilities: AbilityDistribution, chances: readonly number[]): Estimate {
  const mean = abilities.reduce((sum, weight, index) => sum + weight * (chances[index] ?? 0), 0);
  return { mean, low: quantile(abilities, chances, 0.05), high: quantile(abilities, chances, 0.95) };
}

/** The chance below which `share` of the probability lies, interpolated between grid points. */
function quantile(abilities: AbilityDistribution, chances: readonly number[], share: number): number {
  let below = 0;
  for (const [index, weight] of abilities.entries()) {
    if (below + weight >= share) {
      const from = chances[index - 1] ?? chances[index] ?? 0;
      return from + (((chances[index] ?? from) - from) * (share - below)) / weight;
    }
    below += weight;
  }
  return chances.at(-1) ?? 1;
}
