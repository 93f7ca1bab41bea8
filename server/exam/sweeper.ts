import "server-only";
import { GRACE_MS } from "@/lib/exam";

import { inTransaction } from "../db/client.ts";
import { lockOverdueAttempts, trySweepLock } from "../db/exam-repository.ts";
import { now } from "../db/server-clock.ts";
import { getLog } from "../log.ts";
import { getMetrics } from "../metrics/metrics.ts";
import type { Chore } from "../repeat.ts";
import { closeAttempts, expiry } from "./close-attempts.ts";

const PERIOD_MS = 3_000;
const BATCH = 250;

/**
 * Closes every attempt whose time is over, in batches, each a transaction of its own. Any number of
 * instances may sweep: one at a time gets a batch, and no attempt is closed twice.
 * @returns how many this call closed
 */
export async function sweepOverdueAttempts(at: Date): Promise<number> {
  let closed = 0;
  for (;;) {
    const batch = await inTransaction(async (tx) => {
      if (!(await trySweepLock(tx))) return 0;
      const attempts = await lockOverdueAttempts(tx, { graceMs: GRACE_MS, now: at, limit: BATCH });
      await closeAttempts(tx, attempts, expiry);
      return attempts.length;
    });
    closed += batch;
    if (batch < BATCH) return closed;
  }
}

/** The sweeper: closes what is overdue, by the database's clock. */
export const SWEEPER: Chore = {
  name: "exam-sweeper",
  firstMs: PERIOD_MS,
  periodMs: PERIOD_MS,
  async turn() {
    const closed = await sweepOverdueAttempts(await now());
    getMetrics()?.attemptsExpired.inc(closed);
    if (closed > 0) getLog().info({ closed }, "closed overdue attempts");
  },
};
