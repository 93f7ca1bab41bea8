import "server-only";
import { SESSION_REFRESH_SECONDS } from "../auth/auth.ts";
import { inTransaction } from "../db/client.ts";
import { lockIdleLearners, tryPurgeLock } from "../db/people-repository.ts";
import { now } from "../db/server-clock.ts";
import { deleteExpiredSessions } from "../db/session-repository.ts";
import { getEnv } from "../env.ts";
import { getLog } from "../log.ts";
import type { Chore } from "../repeat.ts";
import { deletePerson } from "./delete-person.ts";

const DAY_MS = 86_400_000;
const BATCH = 100;

/** Not at once: a start has more urgent things to do. */
export const PURGE: Chore = {
  name: "purge-learners",
  firstMs: 5 * 60_000,
  periodMs: 6 * 3_600_000,
  async turn() {
    const purged = await purgeIdleLearners(await now());
    if (purged > 0) getLog().info({ purged }, "deleted learners without an account who did not come back");
  },
};

/**
 * Deletes the learners without an account who have not been back for KEEP_ANONYMOUS_DAYS, with all that is theirs, and
 * sessions that are over. One instance at a time; in batches, each a transaction of its own.
 * @returns how many learners are gone.
 */
export async function purgeIdleLearners(at: Date): Promise<number> {
  // A session notes a visit at most once in this time: the last one may have been that much later than it says.
  const unnotedMs = SESSION_REFRESH_SECONDS * 1_000;
  const idleSince = new Date(at.getTime() - getEnv().KEEP_ANONYMOUS_DAYS * DAY_MS - unnotedMs);
  let purged = 0;
  for (;;) {
    const batch = await inTransaction(async (tx) => {
      if (!(await tryPurgeLock(tx))) return 0;
      const learners = await lockIdleLearners(tx, idleSince, BATCH);
      for (const userId of learners) await deletePerson(tx, userId);
      await deleteExpiredSessions(tx, at);
      return learners.length;
    });
    purged += batch;
    if (batch < BATCH) return purged;
  }
}
