import "server-only";
import type { z } from "zod/mini";

import type { answerPractice as contract } from "@/lib/api/practice.contract";
import { PRACTICE_CREDIT, Response, responseFits, scoreResponse } from "@/lib/exam";
import { err, invariant, ok, type Result } from "@/lib/result";

import { itemOf, loadItems } from "../content/load-items.ts";
import { practiceFeedback } from "./practice-session-dto.ts";
import { getDb } from "../db/client.ts";
import { findPracticeEntry, finishIfComplete, insertFirstAnswer } from "../db/practice-repository.ts";
import { keepReviewState } from "../review/keep-review-state.ts";

export interface AnswerPractice {
  readonly userId: string;
  readonly sessionId: string;
  readonly position: number;
  readonly response: Response;
  readonly idempotencyKey: string;
  readonly elapsedMs: number;
  readonly receivedAt: Date;
}

export type AnswerPracticeReply = z.infer<typeof contract.output>;

export type AnswerPracticeError =
  | { readonly code: "not-found" }
  | { readonly code: "bad-request"; readonly fields: readonly string[] }
  | { readonly code: "already-answered" };

/**
 * Stores the first answer to a drawn item, then gives the feedback, which is read only once the row
 * is there. A retry with the same key gets the same reply; another answer gets `already-answered`
 * and learns nothing by it.
 */
export async function answerPractice(input: AnswerPractice): Promise<Result<AnswerPracticeReply, AnswerPracticeError>> {
  const entry = await findPracticeEntry(getDb(), input.sessionId, input.userId, input.position);
  if (entry === null) return err({ code: "not-found" });
  const item = itemOf(await loadItems([entry.itemRevisionId]), entry.itemRevisionId);
  if (!responseFits(item.answerable, input.response)) return err({ code: "bad-request", fields: ["response"] });

  const { correct } = scoreResponse(item.rubric, input.response, PRACTICE_CREDIT);
  const standing =
    entry.answer ??
    (await insertFirstAnswer(getDb(), {
      sessionId: input.sessionId,
      position: input.position,
      idempotencyKey: input.idempotencyKey,
      response: input.response,
      correct,
      elapsedMs: input.elapsedMs,
      answeredAt: input.receivedAt,
    }));
  invariant(standing !== null, "after an insert that yields to an earlier row, a row stands");
  if (standing.idempotencyKey !== input.idempotencyKey.toLowerCase()) return err({ code: "already-answered" });

  // With a retry too: an answer whose process died before this is caught up by it.
  await keepReviewState(input.userId, item.itemId);
  const response = Response.parse(standing.response);
  return ok({
    position: input.position,
    response,
    feedback: practiceFeedback(item, entry.optionOrder, response, standing.correct),
    finished: await finishIfComplete(getDb(), input.sessionId),
  });
}
