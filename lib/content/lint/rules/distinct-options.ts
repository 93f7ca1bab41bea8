import { LOCALES } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { textsOf } from "../item-texts.ts";
import { codeSpans, normalise, prose } from "../words.ts";

/** No option, step, prompt or choice says what another says. */
export const distinctOptions: ItemRule = {
  name: "distinct-options",
  check: (item) =>
    LOCALES.flatMap((locale) => {
      const seen = new Map<string, string>();
      return textsOf(item).flatMap(({ where, role, text }): Fault[] => {
        if (role !== "option") return [];
        // Code is compared to the letter: `tenant=blue` is not `Tenant=blue`.
        const said = JSON.stringify([normalise(prose(text[locale])), codeSpans(text[locale])]);
        const twin = seen.get(said);
        seen.set(said, where);
        return twin === undefined
          ? []
          : [{ severity: "error", where: `${where}.${locale}`, message: `says the same as ${twin}` }];
      });
    }),
};
