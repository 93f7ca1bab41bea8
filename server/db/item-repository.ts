import "server-only";
import { taskOfPoint } from "@/lib/content/blueprint";
import { EXAM_ITEM_TYPES } from "@/lib/content/item";
import type { PoolItem } from "@/lib/exam";

import type { Database } from "./client.ts";

export interface RevisionRow {
  readonly id: string;
  readonly itemId: string;
  /** ItemDocument, not yet parsed. */
  readonly document: unknown;
}

/** The revisions with these ids, in no order. */
export async function findRevisions(db: Database, ids: readonly string[]): Promise<RevisionRow[]> {
  return await db.itemRevision.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, itemId: true, document: true },
  });
}

export interface DrawableRow {
  readonly id: string;
  readonly topic: string;
  readonly revisionId: string;
}

/**
 * Draws up to `size` live items in one query, in an order that the seed decides: every order is
 * equally likely over seeds, and the same seed gives the same draw from the same bank.
 * @param topic null for all topics
 */
export async function drawLiveItems(
  db: Database,
  filter: { readonly use: string; readonly topic: string | null; readonly seed: string; readonly size: number },
): Promise<DrawableRow[]> {
  return await db.$queryRaw<DrawableRow[]>`
    select id, topic, "currentRevisionId"::text as "revisionId"
    from "Item"
    where status = 'LIVE' and use = ${filter.use} and (${filter.topic}::text is null or topic = ${filter.topic}::text)
    order by md5(${filter.seed}::text || '/' || id), id
    limit ${filter.size}::int`;
}

export interface ExamPoolRow extends PoolItem {
  readonly revisionId: string;
}

/** The items that exam forms are drawn from: of the types that the exam has, scored ones and pilots. */
export async function findExamPool(db: Database): Promise<ExamPoolRow[]> {
  const rows = await db.item.findMany({
    where: { status: { in: ["LIVE", "PILOT"] }, use: "practice", type: { in: [...EXAM_ITEM_TYPES] } },
    select: { id: true, topic: true, blueprint: true, depth: true, status: true, type: true, currentRevisionId: true },
  });
  return rows.map(({ id, topic, blueprint, depth, status, type, currentRevisionId }) => ({
    id,
    topic,
    task: taskOfPoint(blueprint),
    depth,
    status: status === "PILOT" ? ("pilot" as const) : ("live" as const),
    type,
    revisionId: currentRevisionId,
  }));
}

/** When a learner last saw each item that they met since `since`, in exams or answered in practice. */
export async function findSightings(
  db: Database,
  userId: string,
  since: Date,
): Promise<{ readonly itemId: string; readonly at: Date }[]> {
  return await db.$queryRaw`
    select r."itemId", max(seen.at) as at
    from (
      select e."itemRevisionId", a."startedAt" as at
      from "ExamAttempt" a join "ExamPaperEntry" e on e."paperId" = a."paperId"
      where a."userId" = ${userId} and a."startedAt" > ${since.toISOString()}::timestamptz
      union all
      select e."itemRevisionId", x."answeredAt"
      from "PracticeSession" s
      join "PracticeEntry" e on e."sessionId" = s.id
      join "PracticeAnswer" x on x."sessionId" = s.id and x.position = e.position
      where s."userId" = ${userId} and x."answeredAt" > ${since.toISOString()}::timestamptz
    ) seen
    join "ItemRevision" r on r.id = seen."itemRevisionId"
    group by r."itemId"`;
}
