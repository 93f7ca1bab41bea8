import { MOST_RECENT, type SeenLately } from "./draw-paper.ts";

/** How long an item counts as seen: two months. */
export const SEEN_WINDOW_MS = 60 * 24 * 60 * 60_000;

/**
 * What it costs to draw an item again that was shown at some time: the more recent, the more.
 * @param sightings the latest of each item; those outside the window cost nothing.
 */
export function toSeenLately(
  sightings: readonly { readonly itemId: string; readonly atMs: number }[],
  nowMs: number,
): SeenLately {
  return new Map(
    sightings.flatMap(({ itemId, atMs }): [string, number][] => {
      const age = Math.max(0, nowMs - atMs);
      if (age >= SEEN_WINDOW_MS) return [];
      return [[itemId, MOST_RECENT - Math.floor(((MOST_RECENT - 1) * age) / SEEN_WINDOW_MS)]];
    }),
  );
}
