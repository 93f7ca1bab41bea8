import type { Grade } from "./grade.ts";
import { type Memory, reviewMemory } from "./memory.ts";

export { DAY_MS } from "./memory.ts";

/** One answer in a learner's log, as far as memory is concerned. */
export interface LoggedReview {
  readonly atMs: number;
  /** Breaks ties between answers of one millisecond; unique in the log of an item. */
  readonly id: string;
  readonly grade: Grade;
  /** True where the learner took the review back. The entry stays: the log only grows. */
  readonly undone: boolean;
}

/**
 * The memory of one item: nothing but a fold of its log, in order of time, whatever order it is given in.
 * @returns null where no review counts
 */
export function foldLog(log: readonly LoggedReview[]): Memory | null {
  return log
    .filter(({ undone }) => !undone)
    .toSorted((one, other) => one.atMs - other.atMs || (one.id < other.id ? -1 : 1))
    .reduce<Memory | null>((memory, { grade, atMs }) => reviewMemory(memory, grade, atMs), null);
}
