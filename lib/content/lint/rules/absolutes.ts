import { LOCALES, type Locale } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { optionsOf } from "../item-texts.ts";
import { prose, wholeWords } from "../words.ts";

const ABSOLUTES: Readonly<Record<Locale, RegExp>> = {
  en: wholeWords(["always", "never", "only"]),
  "pt-BR": wholeWords(["sempre", "nunca", "só", "somente", "apenas"]),
};

/** "Always", "never" and "only" give distractors away, unless the key has such a word too. */
export const absolutes: ItemRule = {
  name: "absolutes",
  check: (item) =>
    LOCALES.flatMap((locale) => {
      const found = optionsOf(item).flatMap(({ id, key, text }) => {
        const word = ABSOLUTES[locale].exec(prose(text[locale]))?.[0];
        return word === undefined ? [] : [{ id, key, word }];
      });
      if (found.some(({ key }) => key)) return [];
      return found.map(({ id, word }): Fault => ({
        severity: "warning",
        where: `${id}.text.${locale}`,
        message: `"${word}" gives a distractor away`,
      }));
    }),
};
