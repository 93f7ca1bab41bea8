import "server-only";
import type { ItemType } from "@/lib/exam";
import type { Memory } from "@/lib/schedule";

import type { Database } from "./client.ts";
import type { StudyItem } from "./review-log-repository.ts";

export interface StudyStateRow {
  readonly item: StudyItem;
  readonly memory: Memory;
}

/** A learner's kept memories with what they are of, the latest first. */
export async function findStudyStates(db: Database, userId: string): Promise<StudyStateRow[]> {
  const rows = await db.$queryRaw<
    (StudyItem &
      Pick<Memory, "stability" | "difficulty" | "reviews" | "lapses"> & {
        readonly authorDifficulty: number;
        readonly lastReviewAt: Date;
      })[]
  >`
    select i.id, i."currentRevisionId"::text as "revisionId", i.type, i.blueprint, i.depth,
      i.difficulty as "authorDifficulty", i.status = 'LIVE' as live,
      s.stability, s.difficulty, s.reviews, s.lapses, s."lastReviewAt"
    from "ReviewState" s join "Item" i on i.id = s."itemId"
    where s."userId" = ${userId}
    order by s."lastReviewAt" desc, i.id`;
  return rows.map(({ id, revisionId, type, blueprint, depth, authorDifficulty, live, lastReviewAt, ...memory }) => ({
    item: { id, revisionId, type, blueprint, depth, difficulty: authorDifficulty, live },
    memory: {
      stability: memory.stability,
      difficulty: memory.difficulty,
      reviews: memory.reviews,
      lapses: memory.lapses,
      lastReviewMs: lastReviewAt.getTime(),
    },
  }));
}

const LATEST_SESSIONS = 10;

/** How long the answers of the latest practice sessions took. */
export async function findPaces(
  db: Database,
  userId: string,
): Promise<{ readonly type: ItemType; readonly elapsedMs: number }[]> {
  return await db.$queryRaw<{ type: ItemType; elapsedMs: number }[]>`
    select i.type, a."elapsedMs"
    from (
      select id from "PracticeSession" where "userId" = ${userId} order by "createdAt" desc limit ${LATEST_SESSIONS}::int
    ) s
    join "PracticeAnswer" a on a."sessionId" = s.id
    join "PracticeEntry" e on e."sessionId" = a."sessionId" and e.position = a.position
    join "ItemRevision" r on r.id = e."itemRevisionId"
    join "Item" i on i.id = r."itemId"`;
}
