import type { ItemDocument } from "../../item.ts";
import { LOCALES, type Locale } from "../../locale.ts";
import type { BankRule, Fault } from "../finding.ts";
import { optionsOf } from "../item-texts.ts";
import { normalise, wordsOf } from "../words.ts";

/** Words in a shingle, and from which share of common shingles two stems are near twins. */
const SHINGLE = 3;
const NEAR = 0.6;
/** From which share of common options near twins are the same question. */
const SAME_OPTIONS = 0.6;

/**
 * No two items ask the same. Equal stems are an error; nearly equal ones too, where the options are the
 * same, and else a hint: one stem with other options can be another question.
 */
export const distinctStems: BankRule = {
  name: "distinct-stems",
  check: (items) => LOCALES.flatMap((locale) => twinsIn(items, locale)),
};

interface Shingled {
  readonly item: ItemDocument;
  readonly text: string;
  readonly shingles: ReadonlySet<string>;
}

function twinsIn(items: readonly ItemDocument[], locale: Locale): (Fault & { item: string })[] {
  const faults: (Fault & { item: string })[] = [];
  const byShingle = new Map<string, Shingled[]>();
  for (const item of items) {
    const text = normalise(item.stem[locale]);
    const shingled = { item, text, shingles: shinglesOf(text) };
    // Only stems that share a shingle are compared: a large bank stays quick.
    const candidates = new Set([...shingled.shingles].flatMap((shingle) => byShingle.get(shingle) ?? []));
    for (const other of candidates) {
      const fault = compare(shingled, other, locale);
      if (fault) faults.push({ ...fault, item: item.id });
    }
    for (const shingle of shingled.shingles) byShingle.set(shingle, [...(byShingle.get(shingle) ?? []), shingled]);
  }
  return faults;
}

function compare(one: Shingled, other: Shingled, locale: Locale): Fault | null {
  const where = `stem.${locale}`;
  if (one.text === other.text) return { severity: "error", where, message: `is the stem of "${other.item.id}"` };
  const likeness = jaccard(one.shingles, other.shingles);
  if (likeness < NEAR) return null;
  const same = jaccard(optionTexts(one.item, locale), optionTexts(other.item, locale)) >= SAME_OPTIONS;
  const percent = Math.round(likeness * 100);
  return {
    severity: same ? "error" : "warning",
    where,
    message: `is ${percent} % the stem of "${other.item.id}"${same ? ", with the same options" : ""}`,
  };
}

function optionTexts(item: ItemDocument, locale: Locale): ReadonlySet<string> {
  return new Set(optionsOf(item).map(({ text }) => normalise(text[locale])));
}

/** Runs of words; a text shorter than one run is a run of its own. */
function shinglesOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  if (words.length <= SHINGLE) return new Set([text]);
  return new Set(words.slice(SHINGLE - 1).map((_, index) => words.slice(index, index + SHINGLE).join(" ")));
}

function jaccard(left: ReadonlySet<string>, right: ReadonlySet<string>): number {
  const common = [...left].filter((each) => right.has(each)).length;
  const all = left.size + right.size - common;
  return all === 0 ? 0 : common / all;
}
