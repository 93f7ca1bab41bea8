import "server-only";
import { randomUUID } from "node:crypto";

import { getDb } from "./client.ts";

export interface CountedAttempt {
  readonly key: string;
  readonly count: number;
  /** When the window in which it is counted began. */
  readonly since: Date;
}

/**
 * Counts one more attempt under each key, all instances together, in one statement; a key whose window
 * is over begins anew at 1.
 */
export async function countAttempts(keys: readonly string[], now: Date, windowMs: number): Promise<CountedAttempt[]> {
  const nowMs = now.getTime();
  const rows = await getDb().$queryRaw<{ key: string; count: number; since: bigint }[]>`
    insert into "RateLimit" as r (id, key, count, "lastRequest")
    select id, key, 1, ${nowMs}::bigint
    from unnest(${keys.map(() => randomUUID())}::text[], ${[...keys]}::text[]) as t(id, key) order by key
    on conflict (key) do update set
      count = case when r."lastRequest" <= ${nowMs - windowMs}::bigint then 1 else r.count + 1 end,
      "lastRequest" = case when r."lastRequest" <= ${nowMs - windowMs}::bigint then excluded."lastRequest" else r."lastRequest" end
    returning key, count, "lastRequest" as since`;
  return rows.map((row) => ({ ...row, since: new Date(Number(row.since)) }));
}

/** Takes back one attempt under each key: it was no failure. */
export async function uncountAttempts(keys: readonly string[]): Promise<void> {
  await getDb().$executeRaw`
    update "RateLimit" set count = greatest(count - 1, 0)
    where key in (select key from "RateLimit" where key = any(${[...keys]}) order by key for update)`;
}

/** Forgets windows that are over. */
export async function forgetAttempts(before: Date): Promise<void> {
  await getDb().rateLimit.deleteMany({ where: { lastRequest: { lt: BigInt(before.getTime()) } } });
}
