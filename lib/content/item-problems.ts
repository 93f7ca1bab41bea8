import { isWithin } from "../exam/index.ts";
import { elementsOf, spareChoices } from "./item-elements.ts";
import type { ItemShape } from "./item-shape.ts";
import { proofProblems } from "./proof.ts";

export interface ItemProblem {
  /** The member at fault. */
  readonly path: string;
  readonly message: string;
}

/** What the members of an item say against each other. None for a sound item; each type has its own law. */
export function itemProblems(item: ItemShape): ItemProblem[] {
  const elements = elementsOf(item);
  const problems = [...answerProblems(item)];
  const ids = [...elements.map(({ id }) => id), ...(item.type === "matching" ? askedChoiceIds(item) : [])];
  const twice = ids.find((id, index) => ids.indexOf(id) < index);
  if (twice !== undefined)
    problems.push({ path: answersMember(item), message: `"${twice}" is the id of two parts of the item` });

  if (item.proof !== undefined) {
    const complete = ["single-choice", "multiple-response", "true-false"].includes(item.type);
    for (const message of proofProblems(item.proof, elements, complete)) problems.push({ path: "proof", message });
  }
  for (const { option } of item.counterfactuals) {
    if (elements.find(({ id }) => id === option)?.key !== false)
      problems.push({ path: "counterfactuals", message: `a counterfactual is about a distractor, not "${option}"` });
  }
  return problems;
}

/** Where an item of this type keeps what is right. */
function answersMember(item: ItemShape): string {
  switch (item.type) {
    case "single-choice":
    case "multiple-response":
    case "true-false":
      return "options";
    case "ordering":
      return "elements";
    case "matching":
      return "prompts";
    case "numeric":
      return "answers";
  }
}

function answerProblems(item: ItemShape): ItemProblem[] {
  switch (item.type) {
    case "single-choice":
    case "true-false":
      return oneKey(item.options, "options", item.type === "single-choice" ? "single choice" : "true/false");
    case "multiple-response": {
      const keys = item.options.filter(({ key }) => key).length;
      if (keys >= 2 && keys < item.options.length) return [];
      return [{ path: "options", message: "multiple response has at least two keys and at least one distractor" }];
    }
    case "ordering":
      return [];
    case "matching":
      return matchingProblems(item);
    case "numeric":
      return numericProblems(item);
  }
}

function oneKey(options: readonly { readonly key: boolean }[], path: string, name: string): ItemProblem[] {
  const keys = options.filter(({ key }) => key).length;
  return keys === 1 ? [] : [{ path, message: `${name} has exactly one key, not ${keys}` }];
}

type MatchingItem = Extract<ItemShape, { type: "matching" }>;

function askedChoiceIds({ prompts, choices }: MatchingItem): string[] {
  return choices.filter(({ id }) => prompts.some(({ answer }) => answer === id)).map(({ id }) => id);
}

function matchingProblems(item: MatchingItem): ItemProblem[] {
  const problems: ItemProblem[] = [];
  for (const { id, answer } of item.prompts) {
    if (!item.choices.some((choice) => choice.id === answer))
      problems.push({ path: "prompts", message: `"${id}" is answered by "${answer}", which is no choice` });
  }
  if (new Set(item.prompts.map(({ answer }) => answer)).size < 2)
    problems.push({ path: "prompts", message: "all prompts have the same answer" });
  for (const { id, rationale } of spareChoices(item)) {
    if (rationale === undefined)
      problems.push({ path: "choices", message: `"${id}" answers no prompt, so it needs a rationale` });
  }
  return problems;
}

function numericProblems(item: Extract<ItemShape, { type: "numeric" }>): ItemProblem[] {
  const problems = oneKey(item.answers, "answers", "a number");
  const right = item.answers.find(({ key }) => key);
  for (const { id, key, value } of item.answers) {
    if (!key && right && isWithin(value, right.value, item.tolerance))
      problems.push({ path: "answers", message: `"${id}" lies within the tolerance of the key` });
  }
  return problems;
}
