import { LOCALES } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { textsOf } from "../item-texts.ts";
import { MARKED_NEGATIONS, NEGATIONS, prose } from "../words.ts";

/**
 * What is denied in one language is denied in the other. A marked negation in a stem must be marked in
 * both; otherwise it is a hint only, since a language may say "unable" where the other says "not able".
 */
export const sameNegations: ItemRule = {
  name: "same-negations",
  check: (item) =>
    textsOf(item).flatMap(({ where, role, text }) => {
      const faults: Fault[] = [];
      const [marked, marcada] = LOCALES.map((locale) => MARKED_NEGATIONS[locale].test(prose(text[locale])));
      const [denies, nega] = LOCALES.map((locale) => NEGATIONS[locale].test(prose(text[locale])));
      if (role === "stem" && marked !== marcada)
        faults.push({ severity: "error", where, message: "a negation is marked in one language only" });
      else if (denies !== nega && (role === "stem" || role === "option"))
        faults.push({
          severity: "warning",
          where,
          message: `${denies === true ? "en" : "pt-BR"} has a negation, the other language has none`,
        });
      return faults;
    }),
};
