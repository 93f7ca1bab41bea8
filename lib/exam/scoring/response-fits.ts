import type { ItemType, Response } from "./rubric.ts";

/** What of an item is public and decides whether a response can belong to it. */
export interface AnswerableItem {
  readonly type: ItemType;
  readonly optionIds: readonly string[];
}

/**
 * Can `response` be an answer to `item`? Same type, only its options, none twice. How many options
 * a multiple response picks is the learner's affair: a wrong count is a wrong answer, not a wrong request.
 */
export function responseFits(item: AnswerableItem, response: Response): boolean {
  if (response.type !== item.type) return false;
  const chosen = response.type === "single-choice" ? [response.optionId] : response.optionIds;
  return new Set(chosen).size === chosen.length && chosen.every((id) => item.optionIds.includes(id));
}
