import { isWithin, type Response } from "../exam/index.ts";
import type { Bilingual } from "./bilingual.ts";
import { spareChoices } from "./item-elements.ts";
import type { ItemDocument } from "./item.ts";

interface Rationale {
  readonly id: string;
  readonly rationale: Bilingual;
}

/**
 * The reasons a learner is given after answering, in the order they are shown in: of options as drawn,
 * of an order as it should be, of prompts as asked. A number gets the reason of the right one, and
 * before it the reason of the wrong one that was given, if the author foresaw it.
 * @param response what was answered; null for a blank
 */
export function rationalesFor(
  item: ItemDocument,
  optionOrder: readonly string[],
  response: Response | null,
): Rationale[] {
  switch (item.type) {
    case "single-choice":
    case "multiple-response":
    case "true-false": {
      const options: readonly Rationale[] = item.options;
      return optionOrder.flatMap((id) => options.filter((option) => option.id === id).map(pick));
    }
    case "ordering":
      return item.elements.map(pick);
    case "matching":
      return [
        ...item.prompts.map(pick),
        ...spareChoices(item).flatMap(({ id, rationale }) => (rationale === undefined ? [] : [{ id, rationale }])),
      ];
    case "numeric":
      return numericRationales(item, response);
  }
}

function numericRationales(
  { answers, tolerance }: Extract<ItemDocument, { type: "numeric" }>,
  response: Response | null,
): Rationale[] {
  const given = (value: number) => response?.type === "numeric" && isWithin(response.value, value, tolerance);
  const right = answers.filter(({ key }) => key);
  const foreseen = right.some(({ value }) => given(value))
    ? []
    : answers.filter(({ key, value }) => !key && given(value));
  return [...foreseen, ...right].map(pick);
}

function pick({ id, rationale }: Rationale): Rationale {
  return { id, rationale };
}
