import "server-only";
import type { Database } from "./client.ts";

export interface AttemptTimes {
  /** Milliseconds that each question was open, by position; what the log says nothing of is left out. */
  readonly spentMs: ReadonlyMap<number, number>;
  /** How often the page was left. */
  readonly left: number;
}

/** What the log of an attempt says of time, in one query. */
export async function findAttemptTimes(db: Database, attemptId: string): Promise<AttemptTimes> {
  const rows = await db.$queryRaw<{ kind: string; position: number; total: number }[]>`
    select kind, (detail->>'from')::int as position, sum((detail->>'spentMs')::bigint)::float8 as total
    from "ExamEvent" where "attemptId" = ${attemptId}::uuid and kind = 'navigate' group by 1, 2
    union all
    select kind, 0, count(*)::float8 from "ExamEvent"
    where "attemptId" = ${attemptId}::uuid and kind = 'focus' and detail->>'visible' = 'false' group by 1`;
  return {
    spentMs: new Map(rows.flatMap(({ kind, position, total }) => (kind === "navigate" ? [[position, total]] : []))),
    left: rows.find(({ kind }) => kind === "focus")?.total ?? 0,
  };
}

export interface GivenAnswerRow {
  readonly itemRevisionId: string;
  readonly response: unknown;
}

/** What a learner answered in exams that are over, the newest exams first. */
export async function findGivenAnswers(db: Database, userId: string, limit: number): Promise<GivenAnswerRow[]> {
  return await db.$queryRaw<GivenAnswerRow[]>`
    select e."itemRevisionId"::text, x.response
    from "ExamAttempt" a
    join "ExamPaperEntry" e on e."paperId" = a."paperId"
    join "ExamAnswer" x on x."attemptId" = a.id and x.position = e.position
    where a."userId" = ${userId} and a.status <> 'OPEN' and x.response is not null
    order by a."startedAt" desc, e.position
    limit ${limit}::int`;
}
