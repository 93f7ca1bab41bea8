import type { ItemDocument } from "../../item.ts";
import { LOCALES, type Locale } from "../../locale.ts";
import type { BankRule, Fault, ItemRule } from "../finding.ts";
import { optionsOf } from "../item-texts.ts";

/** A key may be the longest option by this share; and a few letters more are nobody's clue. */
const AT_MOST = 1.25;
const NOTICEABLE = 8;

/** The longest option is not a key that stands out: learners know that trick. */
export const keyLength: ItemRule = {
  name: "key-length",
  check: (item) =>
    LOCALES.flatMap((locale): Fault[] => {
      const lengths = lengthsIn(item, locale);
      if (lengths === null) return [];
      const { key, distractor } = lengths;
      return key > distractor * AT_MOST && key - distractor > NOTICEABLE
        ? [
            {
              severity: "error",
              where: `options.${locale}`,
              message: `the longest option is a key, with ${key} characters against ${distractor}`,
            },
          ]
        : [];
    }),
};

/** With fewer items a share says nothing. */
const ENOUGH = 20;
const LARGEST_SHARE = 0.45;

/** Over the bank, keys are not the longest option much more often than chance would have it (25 %). */
export const keyLengthShare: BankRule = {
  name: "key-length-share",
  check: (items) =>
    LOCALES.flatMap((locale): Fault[] => {
      const compared = items.flatMap((item) => lengthsIn(item, locale) ?? []);
      const share = compared.filter(({ key, distractor }) => key > distractor).length / compared.length;
      return compared.length >= ENOUGH && share > LARGEST_SHARE
        ? [
            {
              severity: "error",
              where: locale,
              message: `the longest option is a key in ${Math.round(share * 100)} % of ${compared.length} items`,
            },
          ]
        : [];
    }),
};

/** The longest key and the longest distractor; null for items without options. */
function lengthsIn(item: ItemDocument, locale: Locale): { key: number; distractor: number } | null {
  const options = optionsOf(item);
  if (options.length === 0) return null;
  const longest = (keys: boolean) =>
    Math.max(...options.filter(({ key }) => key === keys).map(({ text }) => text[locale].length));
  return { key: longest(true), distractor: longest(false) };
}
