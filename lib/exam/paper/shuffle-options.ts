import { seededRandom } from "../random/seeded-random.ts";
import { shuffle } from "../random/shuffle.ts";

/**
 * The order in which one learner sees the options of one item, fixed by the seed of the paper or
 * session and the item. The author's order never shows: it starts from the sorted ids.
 */
export function shuffleOptions(seed: string, itemId: string, optionIds: readonly string[]): string[] {
  return shuffle(optionIds.toSorted(), seededRandom(`${seed}/options/${itemId}`));
}
