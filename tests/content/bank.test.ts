import { basename } from "node:path";

import { describe, expect, it } from "vitest";

import type { ItemDocument } from "@/lib/content/item";
import { toPublicItem, toRubric } from "@/lib/content/item";
import { Fact } from "@/lib/content/fact";
import { LOCALES } from "@/lib/content/locale";
import { Misconception } from "@/lib/content/misconception";
import { drawPaper, scoreResponse } from "@/lib/exam";
import { loadBlueprintFiles, loadItemFiles, loadYamlFiles } from "@/server/content/load-content-files";

const items = await loadItemFiles();
const facts = await loadYamlFiles("content/facts", Fact);
const misconceptions = await loadYamlFiles("content/misconceptions", Misconception);
const factIds = new Set(facts.map(({ document }) => document.id));
const each = items.map((item) => [item.id, item] as const);

describe("the bank", () => {
  it("has at least 24 items to practise and a check for the written lesson", () => {
    expect(items.filter((item) => item.use === "practice").length).toBeGreaterThanOrEqual(24);
    expect(items.filter((item) => item.use === "lesson").length).toBeGreaterThanOrEqual(3);
  });

  it("repeats no stem and no option", () => {
    for (const locale of LOCALES) expect(new Set(items.map((item) => item.stem[locale])).size).toBe(items.length);
    for (const item of items)
      expect(new Set(item.options.map((option) => option.text.en)).size).toBe(item.options.length);
  });

  it("spreads its keys over the positions of the files", () => {
    const single = items.filter((item) => item.type === "single-choice");
    for (let position = 0; position < 4; position++) {
      const share = single.filter((item) => item.options[position]?.key).length / single.length;
      expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(0.4);
    }
  });

  it("does not give keys away by their length", () => {
    const longest = items.filter((item) => {
      const [first] = item.options.toSorted((left, right) => right.text.en.length - left.text.en.length);
      return first?.key === true;
    });
    expect(longest.length / items.length).toBeLessThan(0.55);
  });

  it("has about a quarter of multiple response, as in the exam", () => {
    const share = items.filter((item) => item.type === "multiple-response").length / items.length;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.3);
  });

  it("fills every exam form that Selo ships, from any seed", async () => {
    const pool = items.filter((item) => item.use === "practice" && item.depth === "exam");
    for (const { cells } of await loadBlueprintFiles()) {
      for (let seed = 0; seed < 20; seed++) expect(drawPaper(cells, pool, String(seed)).ok).toBe(true);
    }
  });
});

describe.each(each)("the item %s", (_, item) => {
  it("rests on facts and misconceptions that exist", () => {
    const known = new Set(misconceptions.map(({ document }) => document.id));
    for (const reference of item.references) expect(factIds).toContain(reference.fact);
    for (const { misconception } of item.options)
      if (misconception !== undefined) expect(known).toContain(misconception);
  });

  it("says the same in both languages: numbers and code, in stem, options and rationales", () => {
    const texts = [item.stem, ...item.options.flatMap((option) => [option.text, option.rationale])];
    for (const text of texts) {
      expect(marks(text["pt-BR"], ",", ".")).toEqual(marks(text.en, ".", ","));
    }
  });

  it("scores its own key in full, and nothing else", () => {
    const rubric = toRubric(item);
    const keys = item.options.filter((option) => option.key).map((option) => option.id);
    for (const option of item.options) {
      const alone = { type: "single-choice", optionId: option.id } as const;
      if (item.type === "single-choice") expect(scoreResponse(rubric, alone).points).toBe(option.key ? 1 : 0);
    }
    if (item.type === "multiple-response") {
      expect(scoreResponse(rubric, { type: item.type, optionIds: keys.toReversed() }).points).toBe(1);
      expect(scoreResponse(rubric, { type: item.type, optionIds: keys.slice(1) }).points).toBe(0);
    }
  });

  it("shows nothing of the key before the answer", () => {
    const shown = JSON.stringify(
      toPublicItem(
        item,
        item.options.map((option) => option.id),
      ),
    );
    for (const { rationale } of item.options) expect(shown).not.toContain(rationale.en);
    expect(shown).not.toMatch(/"key"|rationale|misconception/);
  });

  it("says how many to choose, and names no letter, no position and no catch-all", () => {
    const many = item.type === "multiple-response";
    expect(item.stem.en.endsWith("(Choose two.)")).toBe(many);
    expect(item.stem["pt-BR"].endsWith("(Escolha duas.)")).toBe(many);
    const words = allTexts(item).join("\n");
    expect(words).not.toMatch(
      /\b(option|alternativa|opção) [A-D]\b|all of the above|none of the above|todas as anteriores|nenhuma das anteriores/i,
    );
  });
});

describe.each(facts.map(({ file, document }) => [document.id, file, document] as const))(
  "the fact %s",
  (id, file, fact) => {
    it("is named as its file and was looked at in time", () => {
      expect(basename(file, ".yaml")).toBe(id);
      expect(Date.parse(fact.recheckBy)).toBeGreaterThan(Date.now());
      expect(Date.parse(fact.checked)).toBeLessThanOrEqual(Date.now());
    });
  },
);

describe("misconceptions", () => {
  it("are corrected by facts that exist", () => {
    for (const { document } of misconceptions) expect(factIds).toContain(document.fact);
  });
});

function allTexts(item: ItemDocument): string[] {
  return [item.stem, ...item.options.flatMap((option) => [option.text, option.rationale])].flatMap((text) =>
    Object.values(text),
  );
}

/** Numbers (with each language's own separators) and code spans, sorted. */
function marks(text: string, decimal: string, thousands: string): string[] {
  const numbers = [...text.matchAll(/\d[\d.,]*\d|\d/g)].map(([number]) =>
    number.replaceAll(thousands, "").replaceAll(decimal, "."),
  );
  return [...numbers, ...[...text.matchAll(/`[^`]+`/g)].map(([code]) => code)].toSorted();
}
