import "server-only";
import { purgeIdleLearners } from "./account/purge-learners.ts";
import { now } from "./db/server-clock.ts";
import { describeError, getLog } from "./log.ts";
import { processSingleton } from "./process-singleton.ts";

/** Not at once: a start has more urgent things to do. */
const FIRST_MS = 5 * 60_000;
const PERIOD_MS = 6 * 3_600_000;

/** What has to be tidied now and then, for the life of this process. Started twice, it runs once. */
export function startHousekeeping(): void {
  processSingleton("housekeeping", () => {
    schedule(FIRST_MS);
    return true;
  });
}

function schedule(delayMs: number): void {
  setTimeout(() => {
    void tidyAndLog().then(() => schedule(PERIOD_MS));
  }, delayMs).unref();
}

/** One turn: never throws. */
async function tidyAndLog(): Promise<void> {
  try {
    const purged = await purgeIdleLearners(await now());
    if (purged > 0) getLog().info({ purged }, "deleted learners without an account who did not come back");
  } catch (error) {
    getLog().error({ err: describeError(error) }, "housekeeping failed; trying again");
  }
}
