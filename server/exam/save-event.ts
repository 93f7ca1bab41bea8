import "server-only";
import type { z } from "zod/mini";

import { type AttemptEventInput, laneOf } from "@/lib/api/exam-events";
import type { saveAttemptEvent as contract } from "@/lib/api/exam.contract";
import { GRACE_MS, responseFits, type AnswerableItem } from "@/lib/exam";
import { err, invariant, ok, type Result } from "@/lib/result";

import { getDb } from "../db/client.ts";
import { findStanding, type NewExamEvent, saveExamEvent } from "../db/exam-event-repository.ts";
import { findCurrentAttempt } from "./find-current-attempt.ts";
import { answerableItems } from "./paper-cache.ts";

export interface SaveEvent {
  readonly userId: string;
  readonly attemptId: string;
  readonly position: number;
  readonly revision: number;
  readonly idempotencyKey: string;
  readonly event: AttemptEventInput;
  /** Decides whether the event is in time: arrival, not processing. By the database's clock. */
  readonly receivedAt: Date;
}

export type SaveEventReply = z.infer<typeof contract.output>;

export type SaveEventError =
  | { readonly code: "not-found" }
  | { readonly code: "attempt-closed" }
  | { readonly code: "bad-request"; readonly fields: readonly string[] };

/**
 * Saves one thing the candidate did: one statement, committed before this returns. A refused event
 * is never stored, and a stored one always counts.
 */
export async function saveEvent(input: SaveEvent): Promise<Result<SaveEventReply, SaveEventError>> {
  const items = await answerableItems(input.userId, input.attemptId);
  if (items === null) return err({ code: "not-found" });
  const problem = fieldProblem(input, items);
  if (problem) return err({ code: "bad-request", fields: [problem] });

  const event: NewExamEvent = { ...input, graceMs: GRACE_MS };
  const saved = await saveExamEvent(getDb(), event);
  if (saved === null) return err(await whyRefused(input));

  const standing = saved.standing ?? (await findStanding(getDb(), event));
  invariant(standing !== null, "an event in the log is in the projection");
  return ok({
    position: input.position,
    lane: laneOf(input.event.kind),
    ...standing,
    serverNow: input.receivedAt.toISOString(),
    deadlineAt: saved.deadlineAt.toISOString(),
  });
}

function fieldProblem({ position, event }: SaveEvent, items: ReadonlyMap<number, AnswerableItem>): string | null {
  const item = items.get(position);
  if (item === undefined) return "position";
  if (event.kind === "answer" && !responseFits(item, event.response)) return "event.response";
  if (event.kind === "navigate" && !items.has(event.from)) return "event.from";
  if (event.kind === "strike") {
    const known = new Set<string>(item.optionIds);
    const distinct = new Set(event.optionIds);
    if (distinct.size < event.optionIds.length || event.optionIds.some((id) => !known.has(id)))
      return "event.optionIds";
  }
  return null;
}

/** Only a refused event pays for finding out why; and one that came too late closes the attempt. */
async function whyRefused(input: SaveEvent): Promise<SaveEventError> {
  const attempt = await findCurrentAttempt(input.userId, input.attemptId, input.receivedAt);
  return { code: attempt === null ? "not-found" : "attempt-closed" };
}
