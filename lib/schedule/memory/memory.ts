import { computeDecayFactor, FSRSAlgorithm, generatorParameters, type Grade as Rating } from "ts-fsrs";

import type { Grade } from "./grade.ts";

/**
 * FSRS-6 with its default parameters, through ts-fsrs. Of a memory it keeps
 * stability: the days until the chance of recall has fallen to 90 %;
 * difficulty: 1 to 10, how slowly stability grows;
 * retrievability, which follows from stability and the time since the last review, is not stored.
 *
 * No fuzz: the same log gives the same due date everywhere, so every state can be replayed.
 */
export interface Memory {
  readonly stability: number;
  readonly difficulty: number;
  readonly lastReviewMs: number;
  /** Reviews that count. */
  readonly reviews: number;
  /** How many of them were lapses. */
  readonly lapses: number;
}

export const DAY_MS = 86_400_000;

/** A review is due when the chance of recall has fallen to this. */
const DUE_AT_RECALL = 0.9;
const LONGEST_INTERVAL_DAYS = 365;
/** Two looks at an item within this many days are one sitting: FSRS's short-term rule. */
const SAME_SITTING_DAYS = 0.5;

const RATING: Readonly<Record<Grade, Rating>> = { again: 1, hard: 2, good: 3, easy: 4 };

const parameters = generatorParameters({
  enable_fuzz: false,
  request_retention: DUE_AT_RECALL,
  maximum_interval: LONGEST_INTERVAL_DAYS,
});
const fsrs = new FSRSAlgorithm(parameters);
const { decay, factor } = computeDecayFactor(parameters.w);

/** The chance, 0 … 1, that the memory is recalled at a time. 1 at and before its last review. */
export function retrievability(memory: Pick<Memory, "stability" | "lastReviewMs">, atMs: number): number {
  return recallAfter((atMs - memory.lastReviewMs) / DAY_MS, memory.stability);
}

/** FSRS-6's forgetting curve: the chance of recall after this many days. */
export function recallAfter(days: number, stability: number): number {
  return days <= 0 ? 1 : (1 + (factor * days) / stability) ** decay;
}

/**
 * The memory after a review.
 * @param memory null before the first one
 * @param atMs not before the memory's last review; an earlier time counts as that one
 */
export function reviewMemory(memory: Memory | null, grade: Grade, atMs: number): Memory {
  const lastReviewMs = Math.max(atMs, memory?.lastReviewMs ?? atMs);
  const days = memory === null ? 0 : (lastReviewMs - memory.lastReviewMs) / DAY_MS;
  const { stability, difficulty } = nextState(memory, days, grade);
  return {
    stability,
    difficulty,
    lastReviewMs,
    reviews: (memory?.reviews ?? 0) + 1,
    lapses: (memory?.lapses ?? 0) + (grade === "again" ? 1 : 0),
  };
}

interface State {
  readonly stability: number;
  readonly difficulty: number;
}

/** Stability and difficulty after a review that came `days` after the one before. */
export function nextState(state: State | null, days: number, grade: Grade): State {
  if (state === null) return fsrs.next_state(null, 0, RATING[grade]);
  const { stability, difficulty } = state;
  if (days < SAME_SITTING_DAYS) return fsrs.next_state({ stability, difficulty }, 0, RATING[grade]);
  return fsrs.next_state({ stability, difficulty }, days, RATING[grade], recallAfter(days, stability));
}

/** When the memory should be reviewed: at least a day after its last review, at most a year. */
export function dueAtMs(memory: Pick<Memory, "stability" | "lastReviewMs">): number {
  return memory.lastReviewMs + fsrs.next_interval(memory.stability, 0) * DAY_MS;
}
