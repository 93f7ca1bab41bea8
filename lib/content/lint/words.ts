import type { Locale } from "../locale.ts";

/** Text without code: what is written in a language, not in a program. Markdown's marks stay. */
export function prose(text: string): string {
  return text.replaceAll(/```[\s\S]*?```|`[^`]*`/g, " ");
}

/** Code spans, in order. */
export function codeSpans(text: string): string[] {
  return [...text.matchAll(/```[\s\S]*?```|`[^`]*`/g)].map(([code]) => code);
}

/** Lower case, without accents, marks and double spaces: for comparing what texts say. */
export function normalise(text: string): string {
  return text
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Words of a text, normalised. */
export function wordsOf(text: string): string[] {
  const words = normalise(text);
  return words === "" ? [] : words.split(" ");
}

/** A pattern for whole words or phrases, also where they begin or end with an accented letter. */
export function wholeWords(words: readonly string[], flags = "iu"): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${words.join("|")})(?![\\p{L}\\p{N}])`, flags);
}

/** Words that say no. */
export const NEGATIONS: Readonly<Record<Locale, RegExp>> = {
  en: wholeWords([
    "not",
    "no",
    "never",
    "none",
    "nothing",
    "nobody",
    "neither",
    "nor",
    "without",
    "cannot",
    "except",
    "unable",
    "\\p{L}+n[’']t",
  ]),
  "pt-BR": wholeWords([
    "não",
    "nem",
    "nunca",
    "jamais",
    "nenhum",
    "nenhuma",
    "nada",
    "ninguém",
    "sem",
    "exceto",
    "tampouco",
  ]),
};

/** Negations that are written so that nobody overlooks them. */
export const MARKED_NEGATIONS: Readonly<Record<Locale, RegExp>> = {
  en: /(?<!\p{L})(?:NOT|EXCEPT|NEVER|CANNOT)(?!\p{L})|\*\*(?:not|except|never|cannot)\*\*/u,
  "pt-BR": /(?<!\p{L})(?:NÃO|EXCETO|NUNCA)(?!\p{L})|\*\*(?:não|exceto|nunca)\*\*/u,
};
