import "server-only";
import type { AttemptDto } from "@/lib/api/exam.contract";
import { err, ok, type Result } from "@/lib/result";

import { toAttemptDto } from "./attempt-dto.ts";
import { findCurrentAttempt } from "./find-current-attempt.ts";

/** A learner's own attempt. `not-found` for another's as for none: the two cannot be told apart. */
export async function loadAttempt(
  userId: string,
  attemptId: string,
  now: Date,
): Promise<Result<AttemptDto, { code: "not-found" }>> {
  const attempt = await findCurrentAttempt(userId, attemptId, now);
  return attempt === null ? err({ code: "not-found" }) : ok(await toAttemptDto(attempt, now));
}
