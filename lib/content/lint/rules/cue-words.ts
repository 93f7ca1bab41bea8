import { LOCALES } from "../../locale.ts";
import type { Fault, ItemRule } from "../finding.ts";
import { optionsOf } from "../item-texts.ts";
import { prose, wordsOf } from "../words.ts";

/** Shorter words are grammar more often than not; longer ones are compared by their beginning. */
const SHORTEST = 5;
const STEM_LETTERS = 6;

/** A word that stem and key share, and no distractor has, points to the key. */
export const cueWords: ItemRule = {
  name: "cue-words",
  check: (item) =>
    LOCALES.flatMap((locale): Fault[] => {
      const options = optionsOf(item);
      const stem = rootsOf(item.stem[locale]);
      const distractors = new Set(options.filter(({ key }) => !key).flatMap(({ text }) => [...rootsOf(text[locale])]));
      return options
        .filter(({ key }) => key)
        .flatMap(({ id, text }) => {
          const cues = [...rootedWords(text[locale])].filter(([root]) => stem.has(root) && !distractors.has(root));
          if (cues.length === 0) return [];
          const words = cues.map(([, word]) => `"${word}"`).join(", ");
          return [
            {
              severity: "warning",
              where: `${id}.text.${locale}`,
              message: `${words}: in stem and key, in no distractor`,
            },
          ];
        });
    }),
};

/** What an item about KMS can hardly do without. */
const EVERYDAY = new Set(
  [
    "amazon",
    "service",
    "customer",
    "company",
    "encrypt",
    "decrypt",
    "servico",
    "cliente",
    "empresa",
    "chave",
    "chaves",
    "cifrar",
    "decifrar",
    "dados",
  ].map(toRoot),
);

function rootedWords(text: string): Map<string, string> {
  const words = wordsOf(prose(text)).filter((word) => word.length >= SHORTEST && !/^\d/.test(word));
  return new Map(words.map((word) => [toRoot(word), word] as const).filter(([root]) => !EVERYDAY.has(root)));
}

function rootsOf(text: string): Set<string> {
  return new Set(rootedWords(text).keys());
}

function toRoot(word: string): string {
  return word.slice(0, STEM_LETTERS);
}
