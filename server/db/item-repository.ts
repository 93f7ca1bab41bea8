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

export interface ExamPoolRow extends PoolItem {
  readonly revisionId: string;
}

/** The items that exam forms are drawn from: of the types that the exam has, scored ones and pilots. */
export async function findExamPool(db: Database): Promise<ExamPoolRow[]> {
  const rows = await db.item.findMany({
    where: { status: { in: ["LIVE", "PILOT"] }, use: "practice", type: { in: [...EXAM_ITEM_TYPES] } },
    select: {
      id: true,
      topic: true,
      subject: true,
      blueprint: true,
      depth: true,
      status: true,
      type: true,
      currentRevisionId: true,
    },
  });
  return rows.map(({ id, topic, subject, blueprint, depth, status, type, currentRevisionId }) => ({
    id,
    topic: subject === "kms" ? topic : null,
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
