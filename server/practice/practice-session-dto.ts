import "server-only";
import type { ItemFeedbackDto } from "@/lib/api/common";
import { Confidence, PracticeScope, type PracticeSessionDto } from "@/lib/api/practice.contract";
import { PRACTICE_CREDIT, Response, scoreResponse } from "@/lib/exam";

import { itemOf } from "../content/load-items.ts";
import type { ItemView } from "../content/item-view.ts";
import type { PracticeEntryRow, PracticeSessionRow } from "../db/practice-repository.ts";

/** A session as its learner may see it: feedback only where the answer is stored. */
export function toPracticeSessionDto(
  session: PracticeSessionRow,
  items: ReadonlyMap<string, ItemView>,
): PracticeSessionDto {
  return {
    id: session.id,
    scope: PracticeScope.parse(session.scope),
    createdAt: session.createdAt.toISOString(),
    finishedAt: session.finishedAt?.toISOString() ?? null,
    entries: session.entries.map((entry) => {
      const item = itemOf(items, entry.itemRevisionId);
      return {
        position: entry.position,
        item: item.toPublic(entry.optionOrder, PRACTICE_CREDIT),
        answer: toAnswer(entry, item),
      };
    }),
  };
}

function toAnswer(entry: PracticeEntryRow, item: ItemView): PracticeSessionDto["entries"][number]["answer"] {
  if (entry.answer === null) return null;
  const response = Response.parse(entry.answer.response);
  return {
    response,
    confidence: toConfidence(entry.answer.confidence),
    feedback: practiceFeedback(item, entry.optionOrder, response, entry.answer.correct),
  };
}

/** Whether the answer was right is what was stored; how much of it was right follows from the revision. */
export function practiceFeedback(
  item: ItemView,
  optionOrder: readonly string[],
  response: Response,
  correct: boolean,
): ItemFeedbackDto {
  const { points } = scoreResponse(item.rubric, response, PRACTICE_CREDIT);
  return item.toFeedback(optionOrder, response, { correct, points });
}

export function toConfidence(stored: string | null): Confidence | null {
  return stored === null ? null : Confidence.parse(stored);
}
