import { type AnswerableItem, type Rubric, TRUTH_IDS } from "../exam/index.ts";
import { invariant } from "../result.ts";
import type { ItemDocument } from "./item.ts";

/** The part of an item that grading needs. Stays on the server. */
export function toRubric(item: ItemDocument): Rubric {
  switch (item.type) {
    case "single-choice":
    case "true-false":
      return oneKeyRubric(item);
    case "multiple-response":
      return { type: item.type, keys: item.options.filter(({ key }) => key).map(({ id }) => id) };
    case "ordering":
      return { type: item.type, order: item.elements.map(({ id }) => id) };
    case "matching":
      return { type: item.type, matches: item.prompts.map(({ id, answer }) => ({ prompt: id, choice: answer })) };
    case "numeric": {
      const right = item.answers.find(({ key }) => key);
      invariant(right, "a number has its key");
      return { type: item.type, value: right.value, tolerance: item.tolerance };
    }
  }
}

function oneKeyRubric(item: Extract<ItemDocument, { type: "single-choice" | "true-false" }>): Rubric {
  if (item.type === "true-false") {
    const right = item.options.find(({ key }) => key);
    invariant(right, "true/false has its key");
    return { type: item.type, key: right.id };
  }
  const right = item.options.find(({ key }) => key);
  invariant(right, "single choice has its key");
  return { type: item.type, key: right.id };
}

/** The part of an item that says which responses may be given to it. No key in it: ids are in alphabetical order. */
export function toAnswerable(item: ItemDocument): AnswerableItem {
  switch (item.type) {
    case "single-choice":
    case "multiple-response":
      return { type: item.type, optionIds: sortedIds(item.options) };
    case "true-false":
      return { type: item.type, optionIds: TRUTH_IDS };
    case "ordering":
      return { type: item.type, optionIds: sortedIds(item.elements) };
    case "matching":
      return { type: item.type, promptIds: sortedIds(item.prompts), optionIds: sortedIds(item.choices) };
    case "numeric":
      return { type: item.type, optionIds: [] };
  }
}

function sortedIds(parts: readonly { readonly id: string }[]): string[] {
  return parts.map(({ id }) => id).toSorted();
}
