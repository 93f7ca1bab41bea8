import "server-only";
import type { MisconceptionDto } from "@/lib/api/progress.contract";
import { isWritten } from "@/lib/content/registry";
import { Response } from "@/lib/exam";

import { loadItems } from "../content/load-items.ts";
import type { LearnerStudy } from "./learner-study.ts";

interface Trace {
  met: number;
  lastMetAt: Date;
  clearedAt: Date | null;
}

/** Answers looked at, the latest: what was believed years ago is not news. */
const MOST_ANSWERS = 2_000;

/**
 * Misconceptions that the learner's wrong answers show, and which of them a later right answer to a question
 * that tempts with the same has cleared. What is not cleared comes first, the latest first.
 */
export async function findMisconceptions({ log, content }: LearnerStudy): Promise<MisconceptionDto[]> {
  const answers = log.slice(-MOST_ANSWERS);
  const items = await loadItems(answers.map(({ revisionId }) => revisionId));
  const traces = new Map<string, Trace>();
  for (const { revisionId, correct, response, at } of answers) {
    const item = items.get(revisionId);
    if (item === undefined) continue;
    if (correct) {
      for (const id of item.misconceptions) {
        const trace = traces.get(id);
        if (trace !== undefined) trace.clearedAt ??= at;
      }
    } else {
      for (const id of item.misconceptionsIn(Response.parse(response))) {
        traces.set(id, { met: (traces.get(id)?.met ?? 0) + 1, lastMetAt: at, clearedAt: null });
      }
    }
  }
  return [...traces]
    .flatMap(([id, { met, lastMetAt, clearedAt }]): MisconceptionDto[] => {
      const known = content.misconceptions.get(id);
      if (known === undefined) return [];
      const lesson = { slug: known.lesson, written: isWritten(known.lesson) };
      const times = { lastMetAt: lastMetAt.toISOString(), clearedAt: clearedAt?.toISOString() ?? null };
      return [{ id, belief: known.belief, lesson, met, ...times }];
    })
    .toSorted(
      (one, other) =>
        Number(one.clearedAt !== null) - Number(other.clearedAt !== null) || (one.lastMetAt < other.lastMetAt ? 1 : -1),
    );
}
