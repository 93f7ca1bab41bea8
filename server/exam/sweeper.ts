import "server-only";
import { GRACE_MS } from "@/lib/exam";

import { inTransaction } from "../db/client.ts";
import { lockOverdueAttempts, trySweepLock } from "../db/exam-repository.ts";
import { now } from "../db/server-clock.ts";
import { describeError, getLog } from "../log.ts";
import { getMetrics } from "../metrics/metrics.ts";
import { processSingleton } from "../process-singleton.ts";
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

/**
 * Sweeps every few seconds for the life of this process. An error (the database is away) is logged
 * and the next turn tries again. Started twice, it runs once.
 */
export function startSweeper(): void {
  processSingleton("sweeper", () => {
    schedule();
    return true;
  });
}

function schedule(): void {
  // Not an interval: a slow sweep must not overlap itself.
  setTimeout(() => {
    void sweepAndLog().then(schedule);
  }, PERIOD_MS).unref();
}

/** One turn of the sweeper: never throws. */
export async function sweepAndLog(): Promise<void> {
  try {
    const closed = await sweepOverdueAttempts(await now());
    getMetrics().attemptsExpired.inc(closed);
    if (closed > 0) getLog().info({ closed }, "closed overdue attempts");
  } catch (error) {
    getLog().error({ err: describeError(error) }, "sweeping overdue attempts failed; trying again");
  }
}
