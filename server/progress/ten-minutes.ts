import "server-only";
import { planReviews } from "@/lib/schedule";

import { findCandidates, horizonMs, type LearnerStudy, type StudyCandidate } from "./learner-study.ts";

export interface TenMinutes {
  /** The most useful first. */
  readonly chosen: readonly StudyCandidate[];
  /** In percentage points of the exam. */
  readonly gain: number;
}

const MINUTES = 10;

/** What to answer in the next ten minutes, so that most is known on exam day, or in a month where there is no date. */
export async function tenMinutes(userId: string, study: LearnerStudy): Promise<TenMinutes> {
  const candidates = await findCandidates(userId, study);
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const { reviews } = planReviews(candidates, {
    nowMs: study.now.getTime(),
    examMs: horizonMs(study),
    minutesPerDay: MINUTES,
    onlyToday: true,
  });
  return {
    chosen: reviews.flatMap(({ id }) => byId.get(id) ?? []),
    gain: reviews.reduce((sum, { gain }) => sum + gain, 0),
  };
}
