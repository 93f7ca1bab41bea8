import type { Response } from "./rubric.ts";

/** What of an item is public and decides whether a response can belong to it. */
export type AnswerableItem =
  | {
      readonly type: "single-choice" | "multiple-response" | "true-false" | "ordering";
      readonly optionIds: readonly string[];
    }
  | {
      readonly type: "matching";
      readonly promptIds: readonly string[];
      /** The choices. */
      readonly optionIds: readonly string[];
    }
  | { readonly type: "numeric"; readonly optionIds: readonly [] };

/**
 * Can `response` be an answer to `item`? Same type, only its options, none twice; an order names every
 * element. How many options a multiple response picks, and how many prompts are matched, is the
 * learner's affair: too few is a wrong answer, not a wrong request.
 */
export function responseFits(item: AnswerableItem, response: Response): boolean {
  if (response.type !== item.type) return false;
  switch (response.type) {
    case "single-choice":
    case "true-false":
      return item.optionIds.some((id) => id === response.optionId);
    case "multiple-response":
      return areDistinct(response.optionIds, item.optionIds);
    case "ordering":
      return response.order.length === item.optionIds.length && areDistinct(response.order, item.optionIds);
    case "matching":
      return (
        item.type === "matching" &&
        areDistinct(
          response.matches.map(({ prompt }) => prompt),
          item.promptIds,
        ) &&
        response.matches.every(({ choice }) => item.optionIds.includes(choice))
      );
    case "numeric":
      return Number.isFinite(response.value);
  }
}

function areDistinct(ids: readonly string[], among: readonly string[]): boolean {
  return new Set(ids).size === ids.length && ids.every((id) => among.includes(id));
}
