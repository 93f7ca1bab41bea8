import "server-only";
import { EXAM_ITEM_TYPES } from "@/lib/content/item";

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

/**
 * The live items that exam forms may use, of the given topics. What lies beyond the exam is not among
 * them, nor a type of item that the exam does not have.
 */
export async function findExamPool(db: Database, topics: readonly string[]): Promise<DrawableRow[]> {
  const rows = await db.item.findMany({
    where: {
      status: "LIVE",
      use: "practice",
      depth: "exam",
      type: { in: [...EXAM_ITEM_TYPES] },
      topic: { in: [...topics] },
    },
    select: { id: true, topic: true, currentRevisionId: true },
  });
  return rows.map((row) => ({ id: row.id, topic: row.topic, revisionId: row.currentRevisionId }));
}
