import "server-only";
import { AccommodationDto, type AttemptResultDto } from "@/lib/api/exam.contract";
import { parseBlueprint } from "@/lib/content/blueprint";
import { LocaleSchema } from "@/lib/content/bilingual";
import { errorBand, EXAM_CREDIT } from "@/lib/exam";
import { err, invariant, ok, type Result } from "@/lib/result";

import { itemOf, loadItems } from "../content/load-items.ts";
import { getDb } from "../db/client.ts";
import { type AttemptTimes, findAttemptTimes } from "../db/exam-report-repository.ts";
import type { AttemptEntryRow, AttemptRow } from "../db/exam-repository.ts";
import { toResponse } from "./attempt-dto.ts";
import { findCurrentAttempt } from "./find-current-attempt.ts";
import { loadMisconceptions } from "./load-misconceptions.ts";
import { toSections } from "./result-sections.ts";
import { parseStoredResult } from "./stored-result.ts";

/**
 * The result of a learner's own attempt, with key and rationales: the first time they leave the server.
 * @returns `attempt-open` while it runs, `not-found` for another's attempt as for none.
 */
export async function loadAttemptResult(
  userId: string,
  attemptId: string,
  now: Date,
): Promise<Result<AttemptResultDto, { code: "not-found" | "attempt-open" }>> {
  const attempt = await findCurrentAttempt(userId, attemptId, now);
  if (attempt === null) return err({ code: "not-found" });
  if (attempt.status === "OPEN") return err({ code: "attempt-open" });
  return ok(await toResultDto(attempt, attempt.status));
}

async function toResultDto(attempt: AttemptRow, status: "SUBMITTED" | "EXPIRED"): Promise<AttemptResultDto> {
  invariant(attempt.closedAt !== null, "a closed attempt has its end");
  const { version: _version, entries: graded, ...score } = parseStoredResult(attempt.result);
  const correctAt = new Map(graded.map((entry) => [entry.position, entry.correct]));
  const [items, times, misconceptions] = await Promise.all([
    loadItems(attempt.entries.map((entry) => entry.itemRevisionId)),
    findAttemptTimes(getDb(), attempt.id),
    loadMisconceptions(attempt.userId),
  ]);
  const form = parseBlueprint(attempt.blueprintDocument);
  const isCorrect = ({ position }: AttemptEntryRow) => correctAt.get(position) ?? false;
  return {
    id: attempt.id,
    blueprint: attempt.blueprint,
    title: form.title,
    locale: LocaleSchema.parse(attempt.locale),
    accommodation: AccommodationDto.parse(attempt.accommodation),
    status: status === "SUBMITTED" ? "submitted" : "expired",
    startedAt: attempt.startedAt.toISOString(),
    closedAt: attempt.closedAt.toISOString(),
    ...score,
    // An item of the whole exam has a topic only to send its learner to a lesson: it says nothing of KMS.
    byTopic: form.cells.some(({ from }) => "topics" in from) ? score.byTopic : [],
    band: errorBand(score.correct, score.scored, score.passScore),
    sections: await toSections(
      attempt.entries
        .filter(({ scored }) => scored)
        .map((entry) => ({ task: itemOf(items, entry.itemRevisionId).task, correct: isCorrect(entry) })),
    ),
    misconceptions,
    pageLeft: times.left,
    entries: attempt.entries.map((entry) => {
      const item = itemOf(items, entry.itemRevisionId);
      const response = toResponse(entry.response);
      const correct = isCorrect(entry);
      return {
        position: entry.position,
        scored: entry.scored,
        item: item.toPublic(entry.optionOrder, EXAM_CREDIT),
        response,
        flagged: entry.flagged,
        note: entry.note,
        spentMs: spentAt(entry.position, times, attempt),
        feedback: item.toFeedback(entry.optionOrder, response, { correct, points: correct ? 1 : 0 }),
      };
    }),
  };
}

/** The client measures; no question can have been open longer than the exam. */
function spentAt(position: number, { spentMs }: AttemptTimes, { startedAt, closedAt }: AttemptRow): number | null {
  const spent = spentMs.get(position);
  if (spent === undefined || closedAt === null) return null;
  return Math.round(Math.min(spent, closedAt.getTime() - startedAt.getTime()));
}
