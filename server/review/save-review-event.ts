import "server-only";
import { err, ok, type Result } from "@/lib/result";

import { getDb } from "../db/client.ts";
import { findOwnAnswer, insertReviewEvent } from "../db/review-repository.ts";
import { keepReviewState } from "./keep-review-state.ts";

export interface SaveReviewEvent {
  readonly userId: string;
  readonly sessionId: string;
  readonly position: number;
  readonly eventId: string;
  readonly kind: "undo" | "restore";
  readonly receivedAt: Date;
}

/**
 * Takes an answer back as a review, or counts it again. Sent twice with the same id it is one event.
 * @returns `not-found` for another's session as for none, `conflict` where nothing is answered there yet or
 * the id belongs to another event.
 */
export async function saveReviewEvent(
  input: SaveReviewEvent,
): Promise<Result<{ undone: boolean }, { code: "not-found" | "conflict" }>> {
  const { userId, sessionId, position, eventId, kind, receivedAt } = input;
  const answer = await findOwnAnswer(getDb(), userId, sessionId, position);
  if (answer === null) return err({ code: "not-found" });
  if (!answer.answered) return err({ code: "conflict" });
  const stored = await insertReviewEvent(getDb(), { id: eventId, sessionId, position, kind, at: receivedAt });
  if (!stored) return err({ code: "conflict" });
  await keepReviewState(userId, answer.itemId);
  return ok({ undone: kind === "undo" });
}
