import { LOCALES, type Locale } from "../../locale.ts";
import type { ItemRule } from "../finding.ts";
import { textsOf } from "../item-texts.ts";

/** Both languages give the same numbers, each with its own marks: "4,096.5" is "4.096,5". */
export const sameNumbers: ItemRule = {
  name: "same-numbers",
  check: (item) =>
    textsOf(item).flatMap(({ where, text }) => {
      const [en, pt] = LOCALES.map((locale) => numbersIn(text[locale], locale).join(" "));
      return en === pt ? [] : [{ severity: "error", where, message: `numbers differ: [${en}] and [${pt}]` }];
    }),
};

function numbersIn(text: string, locale: Locale): string[] {
  const [decimal, thousands] = locale === "en" ? [".", ","] : [",", "."];
  return [...text.matchAll(/\d[\d.,]*\d|\d/g)]
    .map(([number]) => number.replaceAll(thousands ?? "", "").replaceAll(decimal ?? "", "."))
    .toSorted();
}
