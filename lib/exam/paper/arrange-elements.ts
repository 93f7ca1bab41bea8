import { seededRandom } from "../random/seeded-random.ts";
import { shuffle } from "../random/shuffle.ts";
import type { Rubric } from "../scoring/rubric.ts";
import { shuffleOptions } from "./shuffle-options.ts";

/**
 * The order in which one learner sees what an item lets them choose from or put in order, fixed by
 * seed and item. Options and choices are shuffled; true and false keep their places; a number has
 * nothing to show. What is to be ordered never comes in the right order: leaving it as it stands is
 * no answer.
 * @param optionIds the ids that AnswerableItem names
 */
export function arrangeElements(seed: string, itemId: string, rubric: Rubric, optionIds: readonly string[]): string[] {
  switch (rubric.type) {
    case "single-choice":
    case "multiple-response":
    case "matching":
      return shuffleOptions(seed, itemId, optionIds);
    case "true-false":
      return [...optionIds];
    case "numeric":
      return [];
    case "ordering":
      return shuffleAway(shuffleOptions(seed, itemId, optionIds), rubric.order, `${seed}/again/${itemId}`);
  }
}

/** Every order but the right one stays equally likely: the right one is drawn again. */
function shuffleAway(drawn: string[], right: readonly string[], seed: string): string[] {
  const random = seededRandom(seed);
  let order = drawn;
  while (right.length > 1 && order.every((id, index) => id === right[index])) order = shuffle(order, random);
  return order;
}
