import "server-only";
import type { ItemFeedbackDto } from "@/lib/api/common";
import { PracticeScope, type PracticeSessionDto } from "@/lib/api/practice.contract";
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
    finishedAt: finishedAt(session)?.toISOString() ?? null,
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
  return { response, feedback: practiceFeedback(item, entry.optionOrder, response, entry.answer.correct) };
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

/** A process that died between the last answer and the mark leaves no mark: the answers say it too. */
function finishedAt(session: PracticeSessionRow): Date | null {
  if (session.finishedAt !== null) return session.finishedAt;
  const answered = session.entries.flatMap(({ answer }) => (answer === null ? [] : [answer.answeredAt.getTime()]));
  return answered.length === session.entries.length ? new Date(Math.max(...answered)) : null;
}
