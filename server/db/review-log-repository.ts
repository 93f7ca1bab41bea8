import "server-only";
import type { ItemType } from "@/lib/exam";
import { Prisma } from "@/prisma/generated/client/client";

import type { Database } from "./client.ts";

/** What schedule and readiness need to know of an item as it is today; nothing of its key. */
export interface StudyItem {
  readonly id: string;
  readonly revisionId: string;
  readonly type: ItemType;
  readonly blueprint: string;
  readonly depth: string;
  /** The author's guess, 1 … 5. */
  readonly difficulty: number;
  /** Something a session may have. */
  readonly live: boolean;
}

/** One answer of a learner's log, in practice or in an exam that is over. */
export interface LoggedAnswerRow {
  /** Unique in the log: session or attempt, and position. */
  readonly id: string;
  /** Null for an answer given in an exam. */
  readonly sessionId: string | null;
  readonly position: number;
  readonly itemId: string;
  readonly revisionId: string;
  readonly item: StudyItem;
  readonly correct: boolean;
  readonly confidence: string | null;
  /** Null in an exam, where one comes back to questions. */
  readonly elapsedMs: number | null;
  readonly at: Date;
  /** Taken back as a review. */
  readonly undone: boolean;
  /** Only of wrong answers: what was chosen instead. */
  readonly response: unknown;
}

/**
 * All answers of a learner, the oldest first: the truth that schedule and readiness are folds of. Blanks
 * of an exam are no answers.
 * @param itemId only those to this item; null for all
 */
export async function findAnswerLog(
  db: Database,
  userId: string,
  itemId: string | null = null,
): Promise<LoggedAnswerRow[]> {
  const ofItem = itemId === null ? Prisma.empty : Prisma.sql`and r."itemId" = ${itemId}`;
  const rows = await db.$queryRaw<FlatRow[]>`
    with answer as (
      select a."sessionId" || '/' || a.position as id, a."sessionId"::text as "sessionId", a.position, r."itemId",
        r.id::text as "revisionId", a.correct, a.confidence, a."elapsedMs", a."answeredAt" as at,
        coalesce((
          select v.kind = 'undo' from "ReviewEvent" v
          where v."sessionId" = a."sessionId" and v.position = a.position order by v.at desc, v.id desc limit 1
        ), false) as undone,
        case when a.correct then null else a.response end as response
      from "PracticeSession" s
      join "PracticeEntry" e on e."sessionId" = s.id
      join "PracticeAnswer" a on a."sessionId" = e."sessionId" and a.position = e.position
      join "ItemRevision" r on r.id = e."itemRevisionId"
      where s."userId" = ${userId} ${ofItem}
      union all
      select t.id || '/' || e.position, null, e.position, r."itemId", r.id::text, g.correct, null, null, t."closedAt",
        false, case when g.correct then null else x.response end
      from "ExamAttempt" t
      join "ExamPaperEntry" e on e."paperId" = t."paperId"
      join "ExamAnswer" x on x."attemptId" = t.id and x.position = e.position and x.response is not null
      join "ItemRevision" r on r.id = e."itemRevisionId"
      join lateral jsonb_to_recordset(t.result -> 'entries') as g(position int, correct boolean)
        on g.position = e.position
      where t."userId" = ${userId} and t.status <> 'OPEN' ${ofItem}
    )
    select answer.*, ${STUDY_ITEM} from answer join "Item" i on i.id = answer."itemId" order by at, answer.id`;
  return rows.map(({ currentRevisionId, type, blueprint, depth, difficulty, live, ...row }) => ({
    ...row,
    item: { id: row.itemId, revisionId: currentRevisionId, type, blueprint, depth, difficulty, live },
  }));
}

type FlatRow = Omit<LoggedAnswerRow, "item"> &
  Omit<StudyItem, "id" | "revisionId"> & { readonly currentRevisionId: string };

const STUDY_ITEM = Prisma.sql`
  i."currentRevisionId"::text as "currentRevisionId", i.type, i.blueprint, i.depth, i.difficulty,
  i.status = 'LIVE' as live`;

/**
 * Items of the exam that a learner has not answered, at most `perTask` of each task, in an order of the
 * learner's own: enough to plan with, however large the bank.
 * @param seen ids of what they have answered
 */
export async function findUnseenItems(
  db: Database,
  userId: string,
  seen: readonly string[],
  perTask: number,
): Promise<StudyItem[]> {
  const rows = await db.$queryRaw<(Omit<StudyItem, "revisionId"> & { readonly currentRevisionId: string })[]>`
    select id, "currentRevisionId", type, blueprint, depth, difficulty, live from (
      select i.id, ${STUDY_ITEM},
        row_number() over (
          partition by substring(i.blueprint from ':([0-9.]+)-') order by md5(${userId}::text || '/' || i.id)
        ) as place
      from "Item" i
      where i.status = 'LIVE' and i.use = 'practice' and i.depth = 'exam' and i.id <> all(${[...seen]}::text[])
    ) unseen
    where place <= ${perTask}::int
    order by place, id`;
  return rows.map(({ currentRevisionId, ...row }) => ({ ...row, revisionId: currentRevisionId }));
}
