import { type Memory, nextState, recallAfter } from "../memory/memory.ts";

/**
 * What is expected of one item on exam day if it is reviewed on certain days: the plan's model.
 * Exact for no review or one; from the second on the two outcomes of a review are averaged into one
 * memory (stability geometrically, since it spans orders of magnitude) instead of branching for ever.
 * An item never seen is known with the learner's chance of knowing a new one, and what is known of it
 * fades like a first answer that was easy.
 */
export interface Start {
  /** Null for an item never answered. */
  readonly memory: Pick<Memory, "stability" | "difficulty" | "lastReviewMs"> | null;
  /** Chance, 0 … 1, that the learner knows it unseen. */
  readonly priorRecall: number;
}

/**
 * @param reviewDays days from now, rising
 * @param examDay days from now, not before the last review
 * @returns the expected chance of recall on exam day
 */
export function recallOnExamDay(
  start: Start,
  reviewDays: readonly number[],
  examDay: number,
  daysSinceLast: number,
): number {
  let state: State | null = start.memory;
  let last = state === null ? 0 : -daysSinceLast;
  const recallOn = (day: number) =>
    state === null
      ? start.priorRecall * recallAfter(day, KNOWN_UNSEEN.stability)
      : recallAfter(day - last, state.stability);
  let expected = recallOn(examDay);
  for (const day of reviewDays) {
    const recall = recallOn(day);
    const known = state === null ? KNOWN_UNSEEN : nextState(state, day - last, "good");
    const lapsed = nextState(state, day - last, "again");
    const left = examDay - day;
    expected = recall * recallAfter(left, known.stability) + (1 - recall) * recallAfter(left, lapsed.stability);
    state = mix(known, lapsed, recall);
    last = day;
  }
  return expected;
}

interface State {
  readonly stability: number;
  readonly difficulty: number;
}

/** The memory of an item that was known before it was ever asked. */
const KNOWN_UNSEEN = nextState(null, 0, "easy");

function mix(known: State, lapsed: State, recall: number): State {
  return {
    stability: Math.exp(recall * Math.log(known.stability) + (1 - recall) * Math.log(lapsed.stability)),
    difficulty: recall * known.difficulty + (1 - recall) * lapsed.difficulty,
  };
}
