import type { CallRecord } from "./result-panel.tsx";

/**
 * The calls that were made on this page, by request id, so that a record of CloudTrail leads to the call
 * that made it. Kept in memory alone: answers hold plaintext, and plaintext is not for keeping.
 */
const calls = new Map<string, CallRecord>();
const MOST_KEPT = 300;

/** Keeps a call; the oldest make room. */
export function rememberCall(record: CallRecord): void {
  const id = record.events[0]?.requestID ?? null;
  if (id === null) return;
  calls.delete(id);
  calls.set(id, record);
  for (const oldest of calls.keys()) {
    if (calls.size <= MOST_KEPT) break;
    calls.delete(oldest);
  }
}

/** @returns null for a call that was made elsewhere: before a reload, in another tab, by a service. */
export function callOf(requestId: string | null): CallRecord | null {
  return requestId === null ? null : (calls.get(requestId) ?? null);
}
