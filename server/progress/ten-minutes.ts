import "server-only";
import { planReviews } from "@/lib/schedule";

import { findCandidates, horizonMs, type StudyBase, type StudyCandidate } from "./study-base.ts";

export interface TenMinutes {
  /** The most useful first. */
  readonly chosen: readonly StudyCandidate[];
  /** In percentage points of the exam. */
  readonly gain: number;
}

const MINUTES = 10;

/** What to answer in the next ten minutes, so that most is known on exam day, or in a month where there is no date. */
export async function tenMinutes(userId: string, base: StudyBase): Promise<TenMinutes> {
  const candidates = await findCandidates(userId, base);
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const { reviews } = planReviews(candidates, {
    nowMs: base.now.getTime(),
    examMs: horizonMs(base),
    minutesPerDay: MINUTES,
    onlyToday: true,
  });
  return {
    chosen: reviews.flatMap(({ id }) => byId.get(id) ?? []),
    gain: reviews.reduce((sum, { gain }) => sum + gain, 0),
  };
}
