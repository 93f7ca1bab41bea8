import "server-only";
import { isOverdue } from "@/lib/exam";

import { getDb, inTransaction } from "../db/client.ts";
import { findAttempt, lockAttempt, type AttemptRow } from "../db/exam-repository.ts";
import { closeAttempts, expiry } from "./close-attempts.ts";

/**
 * A learner's own attempt as it stands at `now`: looking at an attempt whose time is over closes it,
 * whether or not the sweeper has come by. Null for another's attempt as for none.
 */
export async function findCurrentAttempt(userId: string, attemptId: string, now: Date): Promise<AttemptRow | null> {
  const attempt = await findAttempt(getDb(), attemptId, userId);
  if (attempt === null || attempt.status !== "OPEN" || !isPast(attempt, now)) return attempt;
  await closeOverdue(userId, attemptId, now);
  return await findAttempt(getDb(), attemptId, userId);
}

/** Closes the attempt if it is open and overdue; otherwise does nothing. */
export async function closeOverdue(userId: string, attemptId: string, now: Date): Promise<void> {
  await inTransaction(async (tx) => {
    const locked = await lockAttempt(tx, attemptId, userId);
    if (locked?.status === "OPEN" && isPast(locked, now)) await closeAttempts(tx, [locked], expiry);
  });
}

function isPast(attempt: { readonly deadlineAt: Date }, now: Date): boolean {
  return isOverdue({ deadlineMs: attempt.deadlineAt.getTime() }, now.getTime());
}
