import "server-only";
import { parseBlueprint } from "@/lib/content/blueprint";
import { closedAtMs, isOverdue, Response, scoreAttempt, type AttemptScore } from "@/lib/exam";
import { invariant } from "@/lib/result";

import type { ItemView } from "../content/item-view.ts";
import { itemOf, loadItems } from "../content/load-items.ts";
import type { Database } from "../db/client.ts";
import { findAnswers, findPapers, writeClosings, type LockedAttempt, type PaperRow } from "../db/exam-repository.ts";
import { toStoredResult } from "./stored-result.ts";

export interface AttemptEnd {
  readonly status: "SUBMITTED" | "EXPIRED";
  readonly closedAt: Date;
}

/**
 * Grades and closes attempts that this transaction holds FOR UPDATE: the one way an attempt ends.
 * Answers are read here, after the lock, so every acknowledged one counts.
 * @param attempts open and locked
 */
export async function closeAttempts(
  tx: Database,
  attempts: readonly LockedAttempt[],
  endOf: (attempt: LockedAttempt) => AttemptEnd,
): Promise<void> {
  if (attempts.length === 0) return;
  const papers = await findPapers(tx, [...new Set(attempts.map((attempt) => attempt.paperId))]);
  const items = await loadItems(
    papers.flatMap((paper) => paper.entries.map((entry) => entry.itemRevisionId)),
    tx,
  );
  const responses = await loadResponses(tx, attempts);
  const paperById = new Map(papers.map((paper) => [paper.paperId, paper]));

  const closings = attempts.map((attempt) => {
    const paper = paperById.get(attempt.paperId);
    invariant(paper !== undefined, "an attempt's paper exists");
    const score = scorePaper(paper, items, responses.get(attempt.id) ?? new Map());
    return { id: attempt.id, ...endOf(attempt), result: toStoredResult(score) };
  });
  await writeClosings(tx, closings);
}

/** The end of an attempt that nobody handed in: its deadline, however late we come. */
export function expiry(attempt: LockedAttempt): AttemptEnd {
  return { status: "EXPIRED", closedAt: attempt.deadlineAt };
}

/** The end of an attempt that is handed in at `now`: its deadline, where that and its grace are past. */
export function handIn(attempt: LockedAttempt, now: Date): AttemptEnd {
  const window = { deadlineMs: attempt.deadlineAt.getTime() };
  if (isOverdue(window, now.getTime())) return expiry(attempt);
  return { status: "SUBMITTED", closedAt: new Date(closedAtMs(window, now.getTime())) };
}

async function loadResponses(
  tx: Database,
  attempts: readonly LockedAttempt[],
): Promise<ReadonlyMap<string, ReadonlyMap<number, Response>>> {
  const byAttempt = new Map<string, Map<number, Response>>();
  for (const row of await findAnswers(
    tx,
    attempts.map((attempt) => attempt.id),
  )) {
    const responses = byAttempt.get(row.attemptId) ?? new Map<number, Response>();
    byAttempt.set(row.attemptId, responses.set(row.position, Response.parse(row.response)));
  }
  return byAttempt;
}

function scorePaper(
  paper: PaperRow,
  items: ReadonlyMap<string, ItemView>,
  responses: ReadonlyMap<number, Response>,
): AttemptScore {
  const blueprint = parseBlueprint(paper.blueprintDocument);
  return scoreAttempt(
    paper.entries.map((entry) => {
      const { topic, rubric } = itemOf(items, entry.itemRevisionId);
      return {
        position: entry.position,
        topic,
        scored: entry.scored,
        rubric,
        response: responses.get(entry.position) ?? null,
      };
    }),
    blueprint.passScore,
  );
}
