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
 * The live KMS items that exam forms may use, of the given topics. What lies beyond the exam is not
 * among them, nor a type of item that the exam does not have, nor an item that a topic only sends
 * its readers to (subject: cloud).
 */
export async function findExamPool(db: Database, topics: readonly string[]): Promise<DrawableRow[]> {
  const rows = await db.item.findMany({
    where: {
      status: "LIVE",
      use: "practice",
      subject: "kms",
      depth: "exam",
      type: { in: [...EXAM_ITEM_TYPES] },
      topic: { in: [...topics] },
    },
    select: { id: true, topic: true, currentRevisionId: true },
  });
  return rows.map((row) => ({ id: row.id, topic: row.topic, revisionId: row.currentRevisionId }));
}
