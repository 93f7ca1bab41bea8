import "server-only";
import { usualMsOf } from "@/lib/readiness/item-traits";
import { CONFIDENCES, type Confidence, deriveGrade, dueAtMs, foldLog, type Grade, type Memory } from "@/lib/schedule";

import type { LoggedAnswerRow } from "../db/review-log-repository.ts";
import type { ReviewStateRow } from "../db/review-repository.ts";

/** The grade that an answer of the log gave itself. */
export function gradeOf({ correct, confidence, elapsedMs, item }: LoggedAnswerRow): Grade {
  return deriveGrade({ correct, confidence: toConfidence(confidence), elapsedMs, usualMs: usualMsOf(item.type) });
}

export function toConfidence(stored: string | null): Confidence | null {
  return CONFIDENCES.find((confidence) => confidence === stored) ?? null;
}

/** The memory of every item in a log: nothing but a fold of it. Items of which no review counts are left out. */
export function foldMemories(log: readonly LoggedAnswerRow[]): ReadonlyMap<string, Memory> {
  const byItem = new Map<string, LoggedAnswerRow[]>();
  for (const row of log) {
    const rows = byItem.get(row.itemId);
    if (rows === undefined) byItem.set(row.itemId, [row]);
    else rows.push(row);
  }
  const memories = new Map<string, Memory>();
  for (const [itemId, rows] of byItem) {
    const memory = foldLog(
      rows.map((row) => ({ id: row.id, undone: row.undone, atMs: row.at.getTime(), grade: gradeOf(row) })),
    );
    if (memory !== null) memories.set(itemId, memory);
  }
  return memories;
}

export function toStateRow(itemId: string, memory: Memory): ReviewStateRow {
  const { stability, difficulty, reviews, lapses, lastReviewMs } = memory;
  const dueAt = new Date(dueAtMs(memory));
  return { itemId, dueAt, stability, difficulty, reviews, lapses, lastReviewAt: new Date(lastReviewMs) };
}
