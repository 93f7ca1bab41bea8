import type { Bilingual } from "./bilingual.ts";
import type { ItemShape } from "./item-shape.ts";

/** A part of an item that a learner can get right or wrong, whatever the item's type. */
export interface ItemElement {
  readonly id: string;
  /** Is choosing or giving it right? Elements of an order and prompts are keys: what differs is their place. */
  readonly key: boolean;
  /** None for true, false and numbers. */
  readonly text: Bilingual | undefined;
  /** None for a choice that some prompt asks for: the prompt has it. */
  readonly rationale: Bilingual | undefined;
  readonly misconception: string | undefined;
}

/** Every part with an id, in the author's order; of a matching the prompts, then the choices no prompt asks for. */
export function elementsOf(item: ItemShape): ItemElement[] {
  switch (item.type) {
    case "single-choice":
    case "multiple-response":
    case "true-false":
      return item.options.map((option) => toElement(option, option.key));
    case "ordering":
      return item.elements.map((element) => toElement(element, true));
    case "matching":
      return [
        ...item.prompts.map((prompt) => toElement(prompt, true)),
        ...spareChoices(item).map((choice) => toElement(choice, false)),
      ];
    case "numeric":
      return item.answers.map((answer) => toElement(answer, answer.key));
  }
}

/** The choices of a matching that no prompt asks for. */
export function spareChoices(item: Extract<ItemShape, { type: "matching" }>) {
  const asked = new Set(item.prompts.map(({ answer }) => answer));
  return item.choices.filter(({ id }) => !asked.has(id));
}

interface Part {
  readonly id: string;
  readonly text?: Bilingual;
  readonly rationale?: Bilingual | undefined;
  readonly misconception?: string | undefined;
}

function toElement({ id, text, rationale, misconception }: Part, key: boolean): ItemElement {
  return { id, key, text, rationale, misconception };
}
