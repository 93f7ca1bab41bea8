import { LOCALES, type Locale } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { MARKED_NEGATIONS, prose, wholeWords } from "../words.ts";

/**
 * A stem that asks which is NOT so marks the word, in capitals or bold: else a tired reader answers the
 * opposite question. Only the asking clause counts; what follows "if", "that" or "who" is the case.
 */
export const negativeStem: ItemRule = {
  name: "negative-stem",
  check: (item) =>
    LOCALES.flatMap((locale): Fault[] => {
      const stem = prose(item.stem[locale]);
      const denied = NEGATIVE[locale].exec(askingClause(stem, locale))?.[0];
      return denied === undefined || MARKED_NEGATIONS[locale].test(stem)
        ? []
        : [
            {
              severity: "error",
              where: `stem.${locale}`,
              message: `asks with "${denied}" and does not mark it: write ${MARKS[locale]}`,
            },
          ];
    }),
};

const ASKING: Readonly<Record<Locale, RegExp>> = {
  en: wholeWords(["which", "what"]),
  "pt-BR": wholeWords(["qual", "quais", "o que", "que"]),
};
const CASE: Readonly<Record<Locale, RegExp>> = {
  en: wholeWords([
    "if",
    "when",
    "that",
    "who",
    "whose",
    "because",
    "while",
    "since",
    "so",
    "after",
    "before",
    "until",
    "where",
    "although",
    "without",
  ]),
  "pt-BR": wholeWords([
    "se",
    "quando",
    "que",
    "quem",
    "cujo",
    "cuja",
    "cujos",
    "cujas",
    "porque",
    "pois",
    "enquanto",
    "depois",
    "antes",
    "até",
    "onde",
    "embora",
    "sem",
  ]),
};
const NEGATIVE: Readonly<Record<Locale, RegExp>> = {
  en: wholeWords([
    "not",
    "cannot",
    "never",
    "except",
    "incorrect",
    "false",
    "untrue",
    "(?:is|are|do|does|can|will|would|should|was|were)n[’']t",
  ]),
  "pt-BR": wholeWords(["não", "nunca", "exceto", "incorret[ao]s?", "fals[ao]s?"]),
};
const MARKS = { en: "NOT or **not**", "pt-BR": "NÃO ou **não**" } as const;

/** From the last question's interrogative to its end, or to where a subordinate clause begins. */
function askingClause(stem: string, locale: Locale): string {
  const question = /[^.?!:]*\?/g;
  const last = [...stem.matchAll(question)].at(-1)?.[0] ?? "";
  const start = ASKING[locale].exec(last);
  if (start === null) return "";
  const asked = last.slice(start.index + start[0].length);
  const end = CASE[locale].exec(asked);
  return end === null ? asked : asked.slice(0, end.index);
}
