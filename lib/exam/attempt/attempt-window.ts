/**
 * When an attempt takes answers. The deadline is the server's and fixed at the start; the grace
 * after it is for answers that left in time and were slow on the way. What counts is the moment an
 * answer reached the server, not the moment it was processed. All times: milliseconds since 1970.
 */

export const GRACE_MS = 10_000;

export interface AttemptWindow {
  readonly deadlineMs: number;
}

/** May an answer that arrived at `receivedMs` still be stored? The last millisecond of grace counts. */
export function acceptsAnswer(attempt: AttemptWindow, receivedMs: number): boolean {
  return receivedMs <= attempt.deadlineMs + GRACE_MS;
}

/** Is it time to close the attempt without the candidate? Never while an answer may still come. */
export function isOverdue(attempt: AttemptWindow, nowMs: number): boolean {
  return !acceptsAnswer(attempt, nowMs);
}

/** The end that is written down: hand-in time, but never past the deadline, grace or not. */
export function closedAtMs(attempt: AttemptWindow, receivedMs: number): number {
  return Math.min(receivedMs, attempt.deadlineMs);
}
