import type { ItemFeedbackDto, PublicItemDto } from "@/lib/api/common";
import type { Response } from "@/lib/exam";

import { chosenIn } from "./response-draft.ts";

type Choice = Extract<PublicItemDto, { type: "single-choice" | "multiple-response" }>;

/** Can the question be tried again with hints? A hint rules out a distractor: two options leave nothing to rule out. */
export function hasHints(item: PublicItemDto): item is Choice {
  return item.type === "single-choice" || item.type === "multiple-response";
}

/**
 * The distractors in the order in which hints rule them out: first what the learner had chosen, since
 * that is what has to be unlearnt, then from the top.
 */
export function hintOrder(item: Choice, feedback: ItemFeedbackDto, answered: Response | null): string[] {
  const keys = chosenIn(feedback.key);
  const chosen = chosenIn(answered);
  const distractors = item.options.map(({ id }) => id).filter((id) => !keys.includes(id));
  return [...distractors.filter((id) => chosen.includes(id)), ...distractors.filter((id) => !chosen.includes(id))];
}

/** Does the response choose the keys and nothing else? The key is known by now: the answer is stored. */
export function isRight(feedback: ItemFeedbackDto, response: Response | null): boolean {
  const keys = chosenIn(feedback.key);
  const chosen = chosenIn(response);
  return keys.length === chosen.length && keys.every((id) => chosen.includes(id));
}
