import type { PublicItemDto } from "@/lib/api/common";
import { type Response, TRUTH_IDS } from "@/lib/exam";

/**
 * An answer in the making is a Response, or null while there is nothing in it. These are the moves
 * that a learner can make on it, whatever the item's type.
 */

/** What a number key chooses from, in the order shown; nothing where an item is not answered by choosing. */
export function choosableIds(item: PublicItemDto): readonly string[] {
  switch (item.type) {
    case "single-choice":
    case "multiple-response":
      return item.options.map(({ id }) => id);
    case "true-false":
      return TRUTH_IDS;
    case "ordering":
    case "matching":
    case "numeric":
      return [];
  }
}

/** Chooses an option; where several can be chosen, chooses or takes back. */
export function toggleOption(item: PublicItemDto, draft: Response | null, optionId: string): Response | null {
  if (item.type === "single-choice") return { type: item.type, optionId };
  if (item.type === "true-false") {
    const id = TRUTH_IDS.find((truth) => truth === optionId);
    return id === undefined ? draft : { type: item.type, optionId: id };
  }
  if (item.type !== "multiple-response") return draft;
  const chosen = chosenIn(draft);
  const optionIds = chosen.includes(optionId) ? chosen.filter((id) => id !== optionId) : [...chosen, optionId];
  return optionIds.length === 0 ? null : { type: item.type, optionIds };
}

/** The options that a response chooses. */
export function chosenIn(response: Response | null): readonly string[] {
  switch (response?.type) {
    case "single-choice":
    case "true-false":
      return [response.optionId];
    case "multiple-response":
      return response.optionIds;
    case "ordering":
    case "matching":
    case "numeric":
    case undefined:
      return [];
  }
}

/** Matches a prompt with a choice, or with none. */
export function matchPrompt(draft: Response | null, prompt: string, choice: string | null): Response | null {
  const others = draft?.type === "matching" ? draft.matches.filter((match) => match.prompt !== prompt) : [];
  const matches = choice === null ? others : [...others, { prompt, choice }];
  return matches.length === 0 ? null : { type: "matching", matches };
}

/** Moves an element one place up or down; at the end of the list it stays. */
export function moveElement(order: readonly string[], id: string, by: -1 | 1): Response {
  const from = order.indexOf(id);
  const moved = order.filter((other) => other !== id);
  moved.splice(Math.max(0, from + by), 0, id);
  return { type: "ordering", order: moved };
}

/** Is there enough in it to be confirmed? As many options as the item asks for, every prompt matched. */
export function isComplete(item: PublicItemDto, draft: Response | null): boolean {
  if (draft === null) return false;
  if (item.type === "multiple-response") return chosenIn(draft).length === item.selectCount;
  if (item.type === "matching") return draft.type === "matching" && draft.matches.length === item.prompts.length;
  return true;
}
