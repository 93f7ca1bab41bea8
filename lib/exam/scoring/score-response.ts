import type { Response, Rubric, Score } from "./rubric.ts";

/**
 * Grades one response against its rubric: all or nothing, as in the exam.
 * A response of another type than the rubric's, or one that names unknown options, scores 0.
 */
export function scoreResponse(rubric: Rubric, response: Response): Score {
  const correct = isCorrect(rubric, response);
  return { points: correct ? 1 : 0, correct };
}

function isCorrect(rubric: Rubric, response: Response): boolean {
  switch (rubric.type) {
    case "single-choice":
      return response.type === "single-choice" && response.optionId === rubric.key;
    case "multiple-response":
      return response.type === "multiple-response" && sameSet(response.optionIds, rubric.keys);
  }
}

function sameSet(left: readonly string[], right: readonly string[]): boolean {
  const chosen = new Set(left);
  return chosen.size === right.length && left.length === right.length && right.every((id) => chosen.has(id));
}
