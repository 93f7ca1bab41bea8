import { type CreditPolicy, EXAM_CREDIT } from "./credit.ts";
import type { Response, Rubric, Score } from "./rubric.ts";
import { matchingShare } from "./matching-share.ts";
import { isWithin } from "./numeric-tolerance.ts";
import { orderingShare } from "./ordering-share.ts";
import { choiceShare } from "./choice-share.ts";

/**
 * Grades one response against its rubric. Each scorer says which share of the answer is right, 0 … 1;
 * the policy says whether a share below 1 is worth anything.
 * A response of another type than the rubric's, or one that names unknown options, scores 0.
 */
export function scoreResponse(rubric: Rubric, response: Response, policy: CreditPolicy = EXAM_CREDIT): Score {
  const share = shareOf(rubric, response);
  const correct = share === 1;
  return { points: correct || policy[rubric.type] === "partial" ? share : 0, correct };
}

function shareOf(rubric: Rubric, response: Response): number {
  switch (rubric.type) {
    case "single-choice":
      return response.type === "single-choice" && response.optionId === rubric.key ? 1 : 0;
    case "true-false":
      return response.type === "true-false" && response.optionId === rubric.key ? 1 : 0;
    case "multiple-response":
      return response.type === "multiple-response" ? choiceShare(rubric.keys, response.optionIds) : 0;
    case "ordering":
      return response.type === "ordering" ? orderingShare(rubric.order, response.order) : 0;
    case "matching":
      return response.type === "matching" ? matchingShare(rubric.matches, response.matches) : 0;
    case "numeric":
      return response.type === "numeric" && isWithin(response.value, rubric.value, rubric.tolerance) ? 1 : 0;
  }
}
