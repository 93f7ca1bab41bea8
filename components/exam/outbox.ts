import type { AttemptEventInput } from "@/lib/api/exam.contract";

/**
 * What the candidate did and the server has not yet confirmed. A pure state machine: at most one
 * unconfirmed answer and one flag per position, the newest, since a newer one replaces an older.
 * An entry leaves only when the server confirmed that very revision; until then it is re-sent with
 * the same key, so it counts once however often it arrives.
 */
export interface OutboxEntry {
  readonly position: number;
  /** Counts the changes to this position's answer, or to its flag; the server keeps the highest. */
  readonly revision: number;
  readonly key: string;
  readonly event: AttemptEventInput;
}

export interface Outbox {
  readonly entries: readonly OutboxEntry[];
}

export const EMPTY_OUTBOX: Outbox = { entries: [] };

/** Answers and flags are counted apart. */
export function laneOf(event: AttemptEventInput): "answer" | "flag" {
  return event.kind === "answer" || event.kind === "clear" ? "answer" : "flag";
}

export function enqueue(outbox: Outbox, entry: OutboxEntry): Outbox {
  return { entries: [...outbox.entries.filter((other) => !sameLane(other, entry)), entry] };
}

/** Takes out what was confirmed; a newer change to the same place stays. */
export function confirm(outbox: Outbox, key: string): Outbox {
  return { entries: outbox.entries.filter((entry) => entry.key !== key) };
}

/** The pending event of a lane, if there is one. */
export function pendingAt(outbox: Outbox, position: number, lane: "answer" | "flag"): OutboxEntry | undefined {
  return outbox.entries.find((entry) => entry.position === position && laneOf(entry.event) === lane);
}

function sameLane(left: OutboxEntry, right: OutboxEntry): boolean {
  return left.position === right.position && laneOf(left.event) === laneOf(right.event);
}
