import { isWithin, type Response } from "../exam/index.ts";
import { elementsOf } from "./item-elements.ts";
import type { ItemDocument } from "./item.ts";

/**
 * The misconceptions that a response shows, each once: those of the wrong parts that were chosen, of
 * the right ones that were left out or put in the wrong place, of the wrong number that was foreseen.
 * A right response shows none.
 */
export function misconceptionsIn(item: ItemDocument, response: Response): string[] {
  const wrong = wrongIds(item, response);
  return [
    ...new Set(
      elementsOf(item).flatMap(({ id, misconception }) =>
        misconception !== undefined && wrong.has(id) ? [misconception] : [],
      ),
    ),
  ];
}

/** Ids of the parts that the response got wrong. Empty for a response of another type: there is nothing to say. */
function wrongIds(item: ItemDocument, response: Response): ReadonlySet<string> {
  switch (item.type) {
    case "single-choice":
    case "true-false": {
      if (response.type !== item.type) break;
      const chosen = item.options.find(({ id }) => id === response.optionId);
      return new Set(chosen === undefined || chosen.key ? [] : [chosen.id]);
    }
    case "multiple-response": {
      if (response.type !== item.type) break;
      const chosen = new Set(response.optionIds);
      return new Set(item.options.filter(({ id, key }) => key !== chosen.has(id)).map(({ id }) => id));
    }
    case "ordering": {
      if (response.type !== item.type) break;
      return new Set(item.elements.flatMap(({ id }, place) => (response.order[place] === id ? [] : [id])));
    }
    case "matching": {
      if (response.type !== item.type) break;
      const given = new Map(response.matches.map(({ prompt, choice }) => [prompt, choice]));
      const missed = item.prompts.filter(({ id, answer }) => given.get(id) !== answer);
      return new Set(missed.flatMap(({ id }) => [id, given.get(id) ?? id]));
    }
    case "numeric": {
      if (response.type !== item.type) break;
      const within = item.answers.filter(({ value }) => isWithin(response.value, value, item.tolerance));
      return new Set(within.some(({ key }) => key) ? [] : within.map(({ id }) => id));
    }
  }
  return new Set();
}
