import "server-only";
import { PracticeScope, type PracticeSessionDto } from "@/lib/api/practice.contract";
import { Response } from "@/lib/exam";

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
      return { position: entry.position, item: item.toPublic(entry.optionOrder), answer: toAnswer(entry, item) };
    }),
  };
}

function toAnswer(entry: PracticeEntryRow, item: ItemView): PracticeSessionDto["entries"][number]["answer"] {
  if (entry.answer === null) return null;
  return {
    response: Response.parse(entry.answer.response),
    feedback: item.toFeedback(entry.optionOrder, entry.answer.correct),
  };
}

/** A process that died between the last answer and the mark leaves no mark: the answers say it too. */
function finishedAt(session: PracticeSessionRow): Date | null {
  if (session.finishedAt !== null) return session.finishedAt;
  const answered = session.entries.flatMap(({ answer }) => (answer === null ? [] : [answer.answeredAt.getTime()]));
  return answered.length === session.entries.length ? new Date(Math.max(...answered)) : null;
}
