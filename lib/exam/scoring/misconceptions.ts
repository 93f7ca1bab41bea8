/**
 * Which wrong beliefs a learner's answers show. A distractor is built from one; who chooses it may hold
 * it, or may have guessed. So nothing is said of a belief before enough answers could have shown it.
 */
export const MIN_ANSWERS = 5;

export interface AnsweredItem {
  /** The belief behind each option that has one. */
  readonly beliefs: ReadonlyMap<string, string>;
  /** The options that were chosen. */
  readonly chosen: readonly string[];
}

export interface MisconceptionTally {
  readonly misconception: string;
  /** Answers to items that offered it. */
  readonly answers: number;
  /** Answers that took it. */
  readonly chosen: number;
}

/** The beliefs that were taken at least once, with enough answers to say so; the most often taken first. */
export function tallyMisconceptions(answered: readonly AnsweredItem[]): MisconceptionTally[] {
  const tallies = new Map<string, { answers: number; chosen: number }>();
  for (const { beliefs, chosen } of answered) {
    const taken = new Set(chosen.flatMap((id) => beliefs.get(id) ?? []));
    for (const belief of new Set(beliefs.values())) {
      const tally = tallies.get(belief) ?? { answers: 0, chosen: 0 };
      tally.answers += 1;
      if (taken.has(belief)) tally.chosen += 1;
      tallies.set(belief, tally);
    }
  }
  return [...tallies]
    .map(([misconception, tally]) => ({ misconception, ...tally }))
    .filter(({ answers, chosen }) => answers >= MIN_ANSWERS && chosen > 0)
    .toSorted(
      (left, right) =>
        right.chosen / right.answers - left.chosen / left.answers ||
        (left.misconception < right.misconception ? -1 : 1),
    );
}
