import "server-only";
import type { AttemptResultDto } from "@/lib/api/exam.contract";
import { EXAM_CREDIT } from "@/lib/exam";
import { err, invariant, ok, type Result } from "@/lib/result";

import { itemOf, loadItems } from "../content/load-items.ts";
import type { AttemptRow } from "../db/exam-repository.ts";
import { toResponse } from "./attempt-dto.ts";
import { findCurrentAttempt } from "./find-current-attempt.ts";
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
  const items = await loadItems(attempt.entries.map((entry) => entry.itemRevisionId));
  return {
    id: attempt.id,
    blueprint: attempt.blueprint,
    status: status === "SUBMITTED" ? "submitted" : "expired",
    startedAt: attempt.startedAt.toISOString(),
    closedAt: attempt.closedAt.toISOString(),
    ...score,
    entries: attempt.entries.map((entry) => {
      const item = itemOf(items, entry.itemRevisionId);
      const response = toResponse(entry.response);
      const correct = correctAt.get(entry.position) ?? false;
      return {
        position: entry.position,
        scored: entry.scored,
        item: item.toPublic(entry.optionOrder, EXAM_CREDIT),
        response,
        feedback: item.toFeedback(entry.optionOrder, response, { correct, points: correct ? 1 : 0 }),
      };
    }),
  };
}
