import { LOCALES, type Locale } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { optionsOf } from "../item-texts.ts";

/** The stem of a multiple response ends by saying how many to choose, as in the exam; no other stem does. */
export const selectCount: ItemRule = {
  name: "select-count",
  check(item) {
    const keys = optionsOf(item).filter(({ key }) => key).length;
    return LOCALES.flatMap((locale): Fault[] => {
      const said = SAYS[locale].exec(item.stem[locale])?.[1];
      if (item.type !== "multiple-response")
        return said === undefined ? [] : [fault(locale, "says how many to choose, but only one can be chosen")];
      const words = NUMBERS[locale][keys] ?? [];
      return said !== undefined && words.includes(said)
        ? []
        : [fault(locale, `ends with "${EXAMPLE[locale].replace("#", words[0] ?? String(keys))}"`)];
    });
  },
};

function fault(locale: Locale, message: string): Fault {
  return { severity: "error", where: `stem.${locale}`, message };
}

const SAYS = { en: /\(Choose (\p{L}+)\.\)$/u, "pt-BR": /\(Escolha (\p{L}+)\.\)$/u } as const;
const EXAMPLE = { en: "(Choose #.)", "pt-BR": "(Escolha #.)" } as const;
const NUMBERS: Readonly<Record<Locale, Readonly<Record<number, readonly string[]>>>> = {
  en: { 2: ["two"], 3: ["three"], 4: ["four"], 5: ["five"] },
  "pt-BR": { 2: ["duas", "dois"], 3: ["três"], 4: ["quatro"], 5: ["cinco"] },
};
