import "server-only";
import type { Response } from "@/lib/exam";

import type { Database } from "./client.ts";

export interface DrawnEntry {
  readonly position: number;
  readonly itemRevisionId: string;
  readonly optionOrder: readonly string[];
}

export interface PracticeAnswerRow {
  readonly idempotencyKey: string;
  readonly response: unknown;
  readonly correct: boolean;
  readonly answeredAt: Date;
}

export interface PracticeEntryRow extends DrawnEntry {
  readonly answer: PracticeAnswerRow | null;
}

export interface PracticeSessionRow {
  readonly id: string;
  readonly scope: unknown;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  /** By position. */
  readonly entries: readonly PracticeEntryRow[];
}

export async function insertPracticeSession(
  db: Database,
  session: { readonly userId: string; readonly scope: object; readonly seed: string; readonly createdAt: Date },
  entries: readonly DrawnEntry[],
): Promise<string> {
  const { id } = await db.practiceSession.create({
    data: {
      ...session,
      entries: { createMany: { data: entries.map((entry) => ({ ...entry, optionOrder: [...entry.optionOrder] })) } },
    },
    select: { id: true },
  });
  return id;
}

const ENTRY = {
  position: true,
  itemRevisionId: true,
  optionOrder: true,
  answer: { select: { idempotencyKey: true, response: true, correct: true, answeredAt: true } },
} as const;

/** A learner's own session; null for one that is not theirs as for one that is not there. */
export async function findPracticeSession(
  db: Database,
  sessionId: string,
  userId: string,
): Promise<PracticeSessionRow | null> {
  return await db.practiceSession.findFirst({
    where: { id: sessionId, userId },
    select: {
      id: true,
      scope: true,
      createdAt: true,
      finishedAt: true,
      entries: { select: ENTRY, orderBy: { position: "asc" } },
    },
  });
}

/** One drawn item of a learner's own session, with its answer where there is one. */
export async function findPracticeEntry(
  db: Database,
  sessionId: string,
  userId: string,
  position: number,
): Promise<PracticeEntryRow | null> {
  return await db.practiceEntry.findFirst({
    where: { sessionId, position, session: { userId } },
    select: ENTRY,
  });
}

export interface PracticeSummaryRow {
  readonly id: string;
  readonly scope: unknown;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly size: number;
  readonly answered: number;
  readonly correct: number;
}

/** The learner's latest sessions, newest first. */
export async function listPracticeSessions(db: Database, userId: string, limit: number): Promise<PracticeSummaryRow[]> {
  return await db.$queryRaw<PracticeSummaryRow[]>`
    select s.id::text, s.scope, s."createdAt", s."finishedAt",
      count(e.position)::int as size,
      count(a.position)::int as answered,
      count(a.position) filter (where a.correct)::int as correct
    from (
      select * from "PracticeSession" where "userId" = ${userId} order by "createdAt" desc, id desc limit ${limit}::int
    ) s
    join "PracticeEntry" e on e."sessionId" = s.id
    left join "PracticeAnswer" a on a."sessionId" = e."sessionId" and a.position = e.position
    group by s.id, s.scope, s."createdAt", s."finishedAt"
    order by s."createdAt" desc, s.id desc`;
}

export interface NewPracticeAnswer {
  readonly sessionId: string;
  readonly position: number;
  readonly idempotencyKey: string;
  readonly response: Response;
  readonly correct: boolean;
  readonly elapsedMs: number;
  readonly answeredAt: Date;
}

/**
 * Stores the answer unless the position has one: the first stands, whoever races.
 * @returns the answer that stands, this one or an earlier one.
 */
export async function insertFirstAnswer(db: Database, answer: NewPracticeAnswer): Promise<PracticeAnswerRow | null> {
  await db.$executeRaw`
    insert into "PracticeAnswer"
      ("sessionId", position, "idempotencyKey", response, correct, "elapsedMs", "answeredAt")
    values (${answer.sessionId}::uuid, ${answer.position}::int, ${answer.idempotencyKey}::uuid,
      ${JSON.stringify(answer.response)}::jsonb, ${answer.correct}::boolean, ${answer.elapsedMs}::int,
      ${answer.answeredAt.toISOString()}::timestamptz)
    on conflict do nothing`;
  return await db.practiceAnswer.findUnique({
    where: { sessionId_position: { sessionId: answer.sessionId, position: answer.position } },
    select: ENTRY.answer.select,
  });
}

/**
 * Marks the session finished where every item has its answer. A statement of its own, after the
 * answer's: of two last answers at once, the later to get here sees both.
 * @returns whether the session is finished now.
 */
export async function finishIfComplete(db: Database, sessionId: string): Promise<boolean> {
  const rows = await db.$queryRaw<{ open: number }[]>`
    with open as (
      select count(*)::int as open
      from "PracticeEntry" e
      left join "PracticeAnswer" a on a."sessionId" = e."sessionId" and a.position = e.position
      where e."sessionId" = ${sessionId}::uuid and a.position is null
    ), finished as (
      update "PracticeSession" set "finishedAt" = (
        select max("answeredAt") from "PracticeAnswer" where "sessionId" = ${sessionId}::uuid
      )
      where id = ${sessionId}::uuid and "finishedAt" is null and (select open from open) = 0
    )
    select open from open`;
  return rows[0]?.open === 0;
}
