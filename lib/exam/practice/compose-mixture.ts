import { seededRandom } from "../random/seeded-random.ts";
import { shuffle } from "../random/shuffle.ts";

/**
 * Composes a mixed session out of what the database drew: some of what is due for review, some of
 * what went wrong, new items for the rest. Where one kind runs short, the others fill its places, so
 * the size is met whenever there are that many different items.
 */

/** due: up for review. weak: last answered wrong, or by a guess. new: not answered yet. any: from the whole bank. */
export const DRAW_SOURCES = ["due", "weak", "new", "any"] as const;
export type DrawSource = (typeof DRAW_SOURCES)[number];

export interface Candidate {
  readonly id: string;
  readonly source: DrawSource;
}

/** The most places of a session that go to a kind while the others can fill the rest. */
export function mixtureQuotas(size: number): { readonly due: number; readonly weak: number } {
  return { due: Math.floor(size * 0.4), weak: Math.floor(size * 0.3) };
}

/**
 * @param candidates within a source in order of preference; an item may come from several sources
 * @returns up to `size` candidates with different ids, in an order that the seed decides.
 */
export function composeMixture<Item extends Candidate>(
  candidates: readonly Item[],
  size: number,
  seed: string,
): readonly Item[] {
  const chosen = new Map<string, Item>();
  const take = (source: DrawSource, atMost: number) => {
    let taken = 0;
    for (const item of candidates) {
      if (taken >= atMost || chosen.size >= size) return;
      if (item.source !== source || chosen.has(item.id)) continue;
      chosen.set(item.id, item);
      taken += 1;
    }
  };
  const quotas = mixtureQuotas(size);
  take("due", quotas.due);
  take("weak", quotas.weak);
  take("new", size);
  // Nothing new is left: more of what is due or weak is worth more than what is known.
  take("due", size);
  take("weak", size);
  take("any", size);
  return shuffle([...chosen.values()].toSorted(byId), seededRandom(`${seed}/mixture`));
}

function byId(left: Candidate, right: Candidate): number {
  return left.id < right.id ? -1 : left.id > right.id ? 1 : 0;
}
