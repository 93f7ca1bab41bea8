import "server-only";
import type { AttemptResultDto } from "@/lib/api/exam.contract";
import { err, invariant, ok, type Result } from "@/lib/result";

import { inTransaction } from "../db/client.ts";
import { lockAttempt } from "../db/exam-repository.ts";
import { rebuildReviewStates } from "../review/keep-review-state.ts";
import { loadAttemptResult } from "./attempt-result.ts";
import { closeAttempts, handIn } from "./close-attempts.ts";

/**
 * Hands an attempt in. Called once or fifty times, at once or again a week later, it has one effect
 * and one result. One that arrives after the grace finds the attempt expired at its deadline.
 */
export async function submitAttempt(
  userId: string,
  attemptId: string,
  receivedAt: Date,
): Promise<Result<AttemptResultDto, { code: "not-found" }>> {
  const finished = await loadAttemptResult(userId, attemptId, receivedAt);
  if (finished.ok) return finished;
  if (finished.error.code === "not-found") return err({ code: "not-found" });

  await inTransaction(async (tx) => {
    const locked = await lockAttempt(tx, attemptId, userId);
    if (locked?.status === "OPEN") await closeAttempts(tx, [locked], (attempt) => handIn(attempt, receivedAt));
  });
  // An exam that nobody handed in is taken into the schedule when its learner looks at their progress.
  await rebuildReviewStates(userId);
  const result = await loadAttemptResult(userId, attemptId, receivedAt);
  invariant(result.ok, "an attempt that was just closed has its result");
  return ok(result.value);
}
