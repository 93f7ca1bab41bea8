import "server-only";
import type { z } from "zod/mini";

import type { answerPractice as contract, Confidence } from "@/lib/api/practice.contract";
import { PRACTICE_CREDIT, Response, responseFits, scoreResponse } from "@/lib/exam";
import { err, invariant, ok, type Result } from "@/lib/result";

import { itemOf, loadItems } from "../content/load-items.ts";
import { getDb } from "../db/client.ts";
import { findStandingAnswer, saveFirstAnswer } from "../db/practice-answer-repository.ts";
import { findPracticeEntry } from "../db/practice-repository.ts";
import { practiceFeedback, toConfidence } from "./practice-session-dto.ts";
import { keepReviewState } from "../review/keep-review-state.ts";

export interface AnswerPractice {
  readonly userId: string;
  readonly sessionId: string;
  readonly position: number;
  readonly response: Response;
  readonly confidence?: Confidence | null | undefined;
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
  const { sessionId, position, response } = input;
  const entry = await findPracticeEntry(getDb(), sessionId, input.userId, position);
  if (entry === null) return err({ code: "not-found" });
  const item = itemOf(await loadItems([entry.itemRevisionId]), entry.itemRevisionId);
  if (!responseFits(item.answerable, response)) return err({ code: "bad-request", fields: ["response"] });

  const { correct } = scoreResponse(item.rubric, response, PRACTICE_CREDIT);
  const confidence = input.confidence ?? null;
  const saved =
    entry.answer === null
      ? await saveFirstAnswer(getDb(), {
          userId: input.userId,
          itemId: entry.itemId,
          sessionId,
          position,
          idempotencyKey: input.idempotencyKey,
          response,
          correct,
          confidence,
          elapsedMs: input.elapsedMs,
          answeredAt: input.receivedAt,
        })
      : null;
  if (saved !== null) {
    await keepReviewState(input.userId, item.itemId);
    const feedback = practiceFeedback(item, entry.optionOrder, response, correct);
    return ok({ position, response, confidence, feedback, finished: saved.finished });
  }

  const standing = await findStandingAnswer(getDb(), sessionId, position);
  invariant(standing !== null, "an insert that yields to an earlier row leaves a row that stands");
  if (standing.answer.idempotencyKey !== input.idempotencyKey.toLowerCase()) return err({ code: "already-answered" });
  // With a retry too: an answer whose process died before this is caught up by it.
  await keepReviewState(input.userId, item.itemId);
  const first = Response.parse(standing.answer.response);
  return ok({
    position,
    response: first,
    confidence: toConfidence(standing.answer.confidence),
    feedback: practiceFeedback(item, entry.optionOrder, first, standing.answer.correct),
    finished: standing.finished,
  });
}
