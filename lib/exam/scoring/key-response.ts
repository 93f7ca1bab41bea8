import type { Response, Rubric } from "./rubric.ts";

/** The response that scores in full: how the key is told once it may be told. */
export function keyResponse(rubric: Rubric): Response {
  switch (rubric.type) {
    case "single-choice":
      return { type: rubric.type, optionId: rubric.key };
    case "true-false":
      return { type: rubric.type, optionId: rubric.key };
    case "multiple-response":
      return { type: rubric.type, optionIds: [...rubric.keys] };
    case "ordering":
      return { type: rubric.type, order: [...rubric.order] };
    case "matching":
      return { type: rubric.type, matches: rubric.matches.map((match) => ({ ...match })) };
    case "numeric":
      return { type: rubric.type, value: rubric.value };
  }
}
