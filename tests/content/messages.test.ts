import compile from "icu-minify/compile";
import { describe, expect, it } from "vitest";

import en from "@/content/messages/en.json";
import ptBR from "@/content/messages/pt-BR.json";
import { compareCatalogues, flatten } from "@/lib/content/compare-catalogues";

/** Texts that are rightly the same in both languages: names, codes, symbols and shared words. */
const SAME_IN_BOTH = /^(site\.(name|language\..*))$/;

describe("the message catalogues", () => {
  it("say the same things in both languages", () => {
    expect(compareCatalogues(en, ptBR)).toEqual([]);
  });

  it.each([
    ["en", en],
    ["pt-BR", ptBR],
  ])("are valid ICU messages in %s", (_, catalogue) => {
    for (const text of flatten(catalogue).values()) expect(() => compile(text)).not.toThrow();
  });

  it("leave no sentence untranslated", () => {
    const portuguese = flatten(ptBR);
    const untranslated = [...flatten(en)]
      .filter(([key, text]) => portuguese.get(key) === text && !SAME_IN_BOTH.test(key))
      // One word, a code or a formula may well be the same; a sentence of three words may not.
      .filter(
        ([, text]) =>
          text
            .replaceAll(/\{[^}]*\}|[A-Z][A-Za-z]+|[^\p{L}\s]/gu, "")
            .trim()
            .split(/\s+/).length >= 3,
      )
      .map(([key]) => key);
    expect(untranslated).toEqual([]);
  });
});
