import * as z from "zod/mini";

import { AttemptEventInput } from "@/lib/api/exam.contract";

import { EMPTY_OUTBOX, type Outbox } from "./outbox.ts";

/**
 * The outbox on this device, written before anything is sent: a reload or a crash loses no click.
 * Where storage is blocked the exam works without it, and says so.
 */
const Journal = z.strictObject({
  version: z.literal(1),
  entries: z.array(
    z.strictObject({ position: z.number(), revision: z.number(), key: z.uuid(), event: AttemptEventInput }),
  ),
});

/** @returns an empty outbox for a journal that is missing, damaged or from another version. */
export function loadJournal(attemptId: string): Outbox {
  try {
    const parsed = Journal.safeParse(JSON.parse(localStorage.getItem(keyOf(attemptId)) ?? "null"));
    return parsed.success ? { entries: parsed.data.entries } : EMPTY_OUTBOX;
  } catch {
    return EMPTY_OUTBOX;
  }
}

/** @returns false where this device keeps nothing. */
export function saveJournal(attemptId: string, outbox: Outbox): boolean {
  try {
    if (outbox.entries.length === 0) localStorage.removeItem(keyOf(attemptId));
    else localStorage.setItem(keyOf(attemptId), JSON.stringify({ version: 1, entries: outbox.entries }));
    return true;
  } catch {
    return false;
  }
}

function keyOf(attemptId: string): string {
  return `selo-attempt-${attemptId}`;
}
