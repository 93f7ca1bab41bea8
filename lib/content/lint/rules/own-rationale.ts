import { elementsOf } from "../../item-elements.ts";
import { LOCALES } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { normalise } from "../words.ts";

/** Each part has a reason of its own: not its neighbour's, and more than its own words again. */
export const ownRationale: ItemRule = {
  name: "own-rationale",
  check: (item) =>
    LOCALES.flatMap((locale) => {
      const seen = new Map<string, string>();
      return elementsOf(item).flatMap(({ id, text, rationale }): Fault[] => {
        if (rationale === undefined) return [];
        const reason = normalise(rationale[locale]);
        const where = `${id}.rationale.${locale}`;
        const twin = seen.get(reason);
        seen.set(reason, id);
        if (reason === "") return [{ severity: "error", where, message: "has no words" }];
        if (twin !== undefined) return [{ severity: "error", where, message: `is the rationale of "${twin}" again` }];
        if (text !== undefined && reason === normalise(text[locale]))
          return [{ severity: "error", where, message: "only repeats the option" }];
        return [];
      });
    }),
};
