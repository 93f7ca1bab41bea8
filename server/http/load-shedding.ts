import "server-only";
import { processSingleton } from "../process-singleton.ts";

/** "save": what a person would lose. Turned away last of all. */
export type Priority = "save" | "ordinary";

/**
 * How many requests of the API one process works on before it turns others away. The first number lets a class of 200
 * start an exam in the same second; past it a queue only makes everybody wait. Saves of answers have the rest of the
 * way to the second, which a whole school pressing "submit" at once stays under.
 */
const LIMITS: Readonly<Record<Priority, number>> = { ordinary: 256, save: 1_024 };
export const RETRY_AFTER_SECONDS = 2;

interface UnderWay {
  count: number;
}

/**
 * Lets a request in, or not. Asked once it has arrived whole, so that a slow sender takes nobody's place, and before
 * anything is looked up: turning away has to cost next to nothing.
 * @returns null where there are too many under way, else what to call, once, when the request has its reply.
 */
export function admit(priority: Priority): (() => void) | null {
  const underWay = processSingleton<UnderWay>("requests-under-way", () => ({ count: 0 }));
  if (underWay.count >= LIMITS[priority]) return null;
  underWay.count += 1;
  let left = false;
  return () => {
    if (!left) underWay.count -= 1;
    left = true;
  };
}
