import type { WorldLocks } from "@/lib/bench/worlds/world-locks";

/** A page that is being left lets go of its locks only a moment after the next one asks. */
const PATIENCE_MS = 300;

/** Where no other tab can see the worlds, or locks are not to be had: revisions still keep tabs apart. */
export const NO_LOCKS: WorldLocks = { hold: async () => () => undefined, alone: async (act) => await act() };

/**
 * Locks between the tabs of this browser, which the browser itself releases when a tab is closed or
 * falls. Browsers have them wherever they have WebCrypto: on HTTPS and localhost.
 */
export function browserLocks(): WorldLocks {
  const locks: LockManager | undefined = navigator.locks;
  if (locks === undefined) return NO_LOCKS;
  return {
    hold: async (id, { takeAway, onLost }) =>
      await new Promise((resolve) => {
        let held = false;
        const options = takeAway ? { steal: true } : { signal: AbortSignal.timeout(PATIENCE_MS) };
        const keep = async () =>
          await new Promise<void>((release) => {
            held = true;
            resolve(release);
          });
        // Rejects when the patience is over, or when another tab takes the lock away.
        locks.request(`selo-world-${id}`, options, keep).catch(() => (held ? onLost() : resolve(null)));
      }),
    alone: async (act) => await locks.request("selo-worlds", act),
  };
}
