import "server-only";
import { processSingleton } from "../process-singleton.ts";
import { getDb } from "./client.ts";

/**
 * The time all instances agree on: the database's. Its distance from this process's monotonic clock
 * is measured at first use and once a minute after that, so that telling the time costs no query,
 * and a jump of this machine's wall clock changes nothing.
 */
const MEASURE_EVERY_MS = 60_000;

interface Clock {
  /** Database time minus performance.now(), in milliseconds. */
  offsetMs: number | null;
  measuredAtMs: number;
  measuring: Promise<void> | null;
}

/** The present, by the database's clock. Asks the database only where it has never been measured. */
export async function now(): Promise<Date> {
  const arrivedMs = performance.now();
  const clock = theClock();
  if (clock.offsetMs === null) await measureOnce(clock);
  else if (arrivedMs - clock.measuredAtMs > MEASURE_EVERY_MS) {
    // The old offset serves until the new one is there; an outage must not stop the clock.
    clock.measuredAtMs = arrivedMs;
    measureOnce(clock).catch(() => undefined);
  }
  return new Date(arrivedMs + (clock.offsetMs ?? 0));
}

function theClock(): Clock {
  return processSingleton("server-clock", () => ({ offsetMs: null, measuredAtMs: 0, measuring: null }));
}

async function measureOnce(clock: Clock): Promise<void> {
  clock.measuring ??= measure(clock).finally(() => {
    clock.measuring = null;
  });
  await clock.measuring;
}

/** Of three readings the one with the shortest way there and back errs least. */
async function measure(clock: Clock): Promise<void> {
  let shortestMs = Infinity;
  for (let reading = 0; reading < 3; reading += 1) {
    const sentMs = performance.now();
    const rows = await getDb().$queryRaw<{ ms: number }[]>`
      select (extract(epoch from clock_timestamp()) * 1000)::float8 as ms`;
    const receivedMs = performance.now();
    const databaseMs = rows[0]?.ms;
    if (databaseMs === undefined || receivedMs - sentMs >= shortestMs) continue;
    shortestMs = receivedMs - sentMs;
    clock.offsetMs = databaseMs - (sentMs + receivedMs) / 2;
  }
  clock.measuredAtMs = performance.now();
}
