import "server-only";
import type { Database } from "./client.ts";
import { isUniqueViolation } from "./client.ts";

export interface ReviewStateRow {
  readonly itemId: string;
  readonly dueAt: Date;
  readonly stability: number;
  readonly difficulty: number;
  readonly lastReviewAt: Date;
  readonly reviews: number;
  readonly lapses: number;
}

/**
 * Lets one transaction at a time fold a learner's log, until it ends: what it then writes is the fold of all
 * that is in the log, whoever answers in another tab.
 */
export async function lockReviews(tx: Database, userId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended('selo.review/' || ${userId}::text, 0))`;
}

export async function findReviewStates(db: Database, userId: string): Promise<ReviewStateRow[]> {
  return await db.reviewState.findMany({
    where: { userId },
    select: {
      itemId: true,
      dueAt: true,
      stability: true,
      difficulty: true,
      lastReviewAt: true,
      reviews: true,
      lapses: true,
    },
  });
}

export async function writeReviewStates(
  tx: Database,
  userId: string,
  states: readonly ReviewStateRow[],
): Promise<void> {
  if (states.length === 0) return;
  const rows = JSON.stringify(states);
  await tx.$executeRaw`
    insert into "ReviewState"
      ("userId", "itemId", "dueAt", stability, difficulty, "lastReviewAt", reviews, lapses)
    select ${userId}, "itemId", "dueAt", stability, difficulty, "lastReviewAt", reviews, lapses
    from jsonb_to_recordset(${rows}::jsonb) as r("itemId" text, "dueAt" timestamptz, stability float8,
      difficulty float8, "lastReviewAt" timestamptz, reviews int, lapses int)
    on conflict ("userId", "itemId") do update set
      "dueAt" = excluded."dueAt", stability = excluded.stability, difficulty = excluded.difficulty,
      "lastReviewAt" = excluded."lastReviewAt", reviews = excluded.reviews, lapses = excluded.lapses`;
}

/** For items of which no review counts any more. */
export async function deleteReviewStates(tx: Database, userId: string, itemIds: readonly string[]): Promise<void> {
  if (itemIds.length > 0) await tx.reviewState.deleteMany({ where: { userId, itemId: { in: [...itemIds] } } });
}

/** Which item a learner's own answer was to; null where the session is not theirs or nothing is answered there. */
export async function findOwnAnswer(
  db: Database,
  userId: string,
  sessionId: string,
  position: number,
): Promise<{ readonly itemId: string; readonly answered: boolean } | null> {
  const entry = await db.practiceEntry.findFirst({
    where: { sessionId, position, session: { userId } },
    select: { revision: { select: { itemId: true } }, answer: { select: { position: true } } },
  });
  return entry && { itemId: entry.revision.itemId, answered: entry.answer !== null };
}

export interface NewReviewEvent {
  readonly id: string;
  readonly sessionId: string;
  readonly position: number;
  readonly kind: "undo" | "restore";
  readonly at: Date;
}

/** Adds a line to the log, once for each id. @returns false where the id is another event's. */
export async function insertReviewEvent(db: Database, event: NewReviewEvent): Promise<boolean> {
  try {
    await db.reviewEvent.create({ data: event });
    return true;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
  }
  const { sessionId, position, kind } = event;
  return (await db.reviewEvent.count({ where: { id: event.id, sessionId, position, kind } })) === 1;
}
