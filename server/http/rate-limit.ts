import "server-only";
import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";

import type { Actor } from "../auth/actor.ts";
import { processSingleton } from "../process-singleton.ts";

/** Requests a minute to one route. A whole class may sit behind one address, hence its higher count. */
export interface RateLimit {
  readonly perUser: number;
  readonly perAddress: number;
}

export const DEFAULT_LIMIT: RateLimit = { perUser: 600, perAddress: 3_000 };

/**
 * Counts one request against its limit: by user where there is one, else by address. Kept in the
 * memory of this process; several processes each allow the limit.
 * @returns null when it may pass, else the seconds to wait.
 */
export async function secondsToWait(
  route: string,
  limit: RateLimit,
  actor: Actor,
  address: string,
): Promise<number | null> {
  const isUser = actor.kind === "user";
  const points = isUser ? limit.perUser : limit.perAddress;
  const limiter = processSingleton(
    `rate-limit ${route} ${actor.kind}`,
    () => new RateLimiterMemory({ points, duration: 60 }),
  );
  try {
    await limiter.consume(isUser ? actor.userId : address);
    return null;
  } catch (refusal) {
    if (!(refusal instanceof RateLimiterRes)) throw refusal;
    return Math.max(1, Math.ceil(refusal.msBeforeNext / 1_000));
  }
}
