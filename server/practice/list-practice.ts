import "server-only";
import { PracticeScope, type PracticeSessionSummaryDto } from "@/lib/api/practice.contract";

import type { Actor } from "../auth/actor.ts";
import { getDb } from "../db/client.ts";
import { listPracticeSessions } from "../db/practice-repository.ts";

const AT_MOST = 20;

/** The learner's latest sessions, newest first; none for a stranger, who has stored nothing. */
export async function listPractice(actor: Actor): Promise<PracticeSessionSummaryDto[]> {
  if (actor.kind === "stranger") return [];
  const rows = await listPracticeSessions(getDb(), actor.userId, AT_MOST);
  return rows.map((row) => ({
    id: row.id,
    scope: PracticeScope.parse(row.scope),
    createdAt: row.createdAt.toISOString(),
    finishedAt: row.finishedAt?.toISOString() ?? null,
    size: row.size,
    answered: row.answered,
    correct: row.correct,
  }));
}
