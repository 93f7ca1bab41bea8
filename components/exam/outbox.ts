import { type AttemptEventInput, type Lane, laneOf } from "@/lib/api/exam-events";

/**
 * What the candidate did and the server has not yet confirmed. A pure state machine: of each lane of a
 * position at most one unconfirmed change, the newest, since a newer one replaces an older; what is
 * only logged is kept event by event. An entry leaves only when the server confirmed or refused that
 * very entry; until then it is re-sent with the same key, so it counts once however often it arrives.
 */
export interface OutboxEntry {
  readonly position: number;
  /** Counts the changes to this lane of this position; the server keeps the highest. */
  readonly revision: number;
  readonly key: string;
  readonly event: AttemptEventInput;
}

export interface Outbox {
  readonly entries: readonly OutboxEntry[];
}

export const EMPTY_OUTBOX: Outbox = { entries: [] };

export function enqueue(outbox: Outbox, entry: OutboxEntry): Outbox {
  return { entries: [...outbox.entries.filter((other) => !isReplacedBy(other, entry)), entry] };
}

/** Takes out what was confirmed; a newer change to the same place stays. */
export function confirm(outbox: Outbox, key: string): Outbox {
  return { entries: outbox.entries.filter((entry) => entry.key !== key) };
}

/** The pending change of a lane, if there is one. */
export function pendingAt(outbox: Outbox, position: number, lane: Exclude<Lane, "log">): OutboxEntry | undefined {
  return outbox.entries.find((entry) => entry.position === position && laneOf(entry.event.kind) === lane);
}

/** The keys that `after` no longer holds. */
export function leftOut(before: Outbox, after: Outbox): string[] {
  const kept = new Set(after.entries.map(({ key }) => key));
  return before.entries.flatMap(({ key }) => (kept.has(key) ? [] : [key]));
}

function isReplacedBy(old: OutboxEntry, next: OutboxEntry): boolean {
  const lane = laneOf(next.event.kind);
  return lane !== "log" && old.position === next.position && laneOf(old.event.kind) === lane;
}
