import "server-only";
import { inTransaction } from "../db/client.ts";
import { lockIdleLearners, tryPurgeLock } from "../db/people-repository.ts";
import { deleteExpiredSessions } from "../db/session-repository.ts";
import { getEnv } from "../env.ts";
import { deletePerson } from "./delete-person.ts";

const DAY_MS = 86_400_000;
const BATCH = 100;

/**
 * Deletes the learners without an account who have not been back for KEEP_ANONYMOUS_DAYS, with all that is theirs, and
 * sessions that are over. One instance at a time; in batches, each a transaction of its own.
 * @returns how many learners are gone.
 */
export async function purgeIdleLearners(now: Date): Promise<number> {
  const idleSince = new Date(now.getTime() - getEnv().KEEP_ANONYMOUS_DAYS * DAY_MS);
  let purged = 0;
  for (;;) {
    const batch = await inTransaction(async (tx) => {
      if (!(await tryPurgeLock(tx))) return 0;
      const learners = await lockIdleLearners(tx, idleSince, BATCH);
      for (const userId of learners) await deletePerson(tx, userId);
      await deleteExpiredSessions(tx, now);
      return learners.length;
    });
    purged += batch;
    if (batch < BATCH) return purged;
  }
}
