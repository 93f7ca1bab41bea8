import "server-only";
import type { Database } from "./client.ts";

export interface SupplyRow {
  readonly subject: string;
  readonly topic: string;
  readonly task: string;
  readonly count: number;
}

/** How many live practice items the bank has, by subject, topic and task. Reads the whole bank: ask seldom. */
export async function countBank(db: Database): Promise<SupplyRow[]> {
  return await db.$queryRaw<SupplyRow[]>`
    select subject, topic, task, count(*)::int as count from "Item"
    where status = 'LIVE' and use = 'practice'
    group by subject, topic, task`;
}

/** How many items are due and weak for a learner, each counted no further than `atMost`. */
export async function countForLearner(
  db: Database,
  userId: string,
  now: Date,
  atMost: number,
): Promise<{ readonly due: number; readonly weak: number }> {
  const rows = await db.$queryRaw<{ due: number; weak: number }[]>`
    select (
      select count(*)::int from (
        select from "ReviewState" r join "Item" i on i.id = r."itemId"
        where r."userId" = ${userId} and r."dueAt" <= ${now.toISOString()}::timestamptz
          and i.status = 'LIVE' and i.use = 'practice'
        limit ${atMost}::int
      ) counted
    ) as due, (
      select count(*)::int from (
        select from "LearnerItem" l join "Item" i on i.id = l."itemId"
        where l."userId" = ${userId} and l.weak and i.status = 'LIVE' and i.use = 'practice'
        limit ${atMost}::int
      ) counted
    ) as weak`;
  return rows[0] ?? { due: 0, weak: 0 };
}
