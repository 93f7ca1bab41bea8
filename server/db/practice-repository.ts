import "server-only";
import { randomUUID } from "node:crypto";

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
  readonly confidence: string | null;
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

/** Stores the session with all its entries, in one statement. @returns its id. */
export async function insertPracticeSession(
  db: Database,
  session: { readonly userId: string; readonly scope: object; readonly seed: string; readonly createdAt: Date },
  entries: readonly DrawnEntry[],
): Promise<string> {
  const id = randomUUID();
  await db.$executeRaw`
    with session as (
      insert into "PracticeSession" (id, "userId", scope, seed, size, "createdAt")
      values (${id}::uuid, ${session.userId}, ${JSON.stringify(session.scope)}::jsonb, ${session.seed},
        ${entries.length}::int, ${session.createdAt.toISOString()}::timestamptz)
      returning id
    )
    insert into "PracticeEntry" ("sessionId", position, "itemRevisionId", "optionOrder")
    select session.id, e.position, e."itemRevisionId", array(
      select option from jsonb_array_elements_text(e."optionOrder") with ordinality o (option, place) order by place
    )
    from session, jsonb_to_recordset(${JSON.stringify(entries)}::jsonb)
      as e (position int, "itemRevisionId" uuid, "optionOrder" jsonb)`;
  return id;
}

const ENTRY = {
  position: true,
  itemRevisionId: true,
  optionOrder: true,
  answer: { select: { idempotencyKey: true, response: true, correct: true, confidence: true } },
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

/** One drawn item of a learner's own session, with its answer where there is one: one query. */
export async function findPracticeEntry(
  db: Database,
  sessionId: string,
  userId: string,
  position: number,
): Promise<(PracticeEntryRow & { readonly itemId: string }) | null> {
  const rows = await db.$queryRaw<(PracticeEntryRow & { readonly itemId: string })[]>`
    select e.position, e."itemRevisionId"::text, e."optionOrder", r."itemId",
      case when a.position is not null then json_build_object('idempotencyKey', a."idempotencyKey",
        'response', a.response, 'correct', a.correct, 'confidence', a.confidence) end as answer
    from "PracticeEntry" e
    join "PracticeSession" s on s.id = e."sessionId"
    join "ItemRevision" r on r.id = e."itemRevisionId"
    left join "PracticeAnswer" a on a."sessionId" = e."sessionId" and a.position = e.position
    where e."sessionId" = ${sessionId}::uuid and e.position = ${position}::int and s."userId" = ${userId}`;
  return rows[0] ?? null;
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
  return await db.practiceSession.findMany({
    where: { userId },
    select: { id: true, scope: true, createdAt: true, finishedAt: true, size: true, answered: true, correct: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}
