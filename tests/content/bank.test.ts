import { basename } from "node:path";

import { describe, expect, it } from "vitest";

import { EXAM_ITEM_TYPES, type ItemDocument } from "@/lib/content/item";
import { elementsOf } from "@/lib/content/item-elements";
import { toAnswerable, toRubric } from "@/lib/content/item-rubric";
import { toPublicItem } from "@/lib/content/public-item";
import { Fact } from "@/lib/content/fact";
import { LOCALES } from "@/lib/content/locale";
import { Misconception } from "@/lib/content/misconception";
import { drawPaper, EXAM_CREDIT, keyResponse, scoreResponse } from "@/lib/exam";
import { loadBlueprintFiles, loadItemFiles, loadYamlFiles } from "@/server/content/load-content-files";

const items = await loadItemFiles();
const facts = await loadYamlFiles("content/facts", Fact);
const misconceptions = await loadYamlFiles("content/misconceptions", Misconception);
const EXAM_TYPES = new Set<string>(EXAM_ITEM_TYPES);
const factIds = new Set(facts.map(({ document }) => document.id));
/** Items whose options a learner chooses among. */
const choices = items.flatMap((item) =>
  item.type === "single-choice" || item.type === "multiple-response" ? [item] : [],
);
const each = items.map((item) => [item.id, item] as const);

describe("the bank", () => {
  it("has at least 24 items to practise and a check for the written lesson", () => {
    expect(items.filter((item) => item.use === "practice").length).toBeGreaterThanOrEqual(24);
    expect(items.filter((item) => item.use === "lesson").length).toBeGreaterThanOrEqual(3);
  });

  it("repeats no stem and no option", () => {
    for (const locale of LOCALES) expect(new Set(items.map((item) => item.stem[locale])).size).toBe(items.length);
    for (const item of choices)
      expect(new Set(item.options.map((option) => option.text.en)).size).toBe(item.options.length);
  });

  it("spreads its keys over the positions of the files", () => {
    const single = choices.filter((item) => item.type === "single-choice");
    for (let position = 0; position < 4; position++) {
      const share = single.filter((item) => item.options[position]?.key).length / single.length;
      expect(share).toBeGreaterThan(0.1);
      expect(share).toBeLessThan(0.4);
    }
  });

  it("does not give keys away by their length", () => {
    const longest = choices.filter((item) => {
      const [first] = item.options.toSorted((left, right) => right.text.en.length - left.text.en.length);
      return first?.key === true;
    });
    expect(longest.length / choices.length).toBeLessThan(0.55);
  });

  it("has about a quarter of multiple response, as in the exam", () => {
    const share = choices.filter((item) => item.type === "multiple-response").length / choices.length;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.3);
  });

  it("fills every exam form that Selo ships, from any seed", async () => {
    const pool = items.filter((item) => item.use === "practice" && item.depth === "exam" && EXAM_TYPES.has(item.type));
    for (const { cells } of await loadBlueprintFiles()) {
      for (let seed = 0; seed < 20; seed++) expect(drawPaper(cells, pool, String(seed)).ok).toBe(true);
    }
  });
});

describe.each(each)("the item %s", (_, item) => {
  it("rests on facts and misconceptions that exist", () => {
    const known = new Set(misconceptions.map(({ document }) => document.id));
    for (const reference of item.references) expect(factIds).toContain(reference.fact);
    for (const { misconception } of elementsOf(item))
      if (misconception !== undefined) expect(known).toContain(misconception);
  });

  it("says the same in both languages: numbers and code, in stem, options and rationales", () => {
    const texts = bilingualsOf(item);
    for (const text of texts) {
      expect(marks(text["pt-BR"], ",", ".")).toEqual(marks(text.en, ".", ","));
    }
  });

  it("scores its own key in full", () => {
    const rubric = toRubric(item);
    expect(scoreResponse(rubric, keyResponse(rubric))).toEqual({ points: 1, correct: true });
  });

  it("shows nothing of the key before the answer", () => {
    const shown = JSON.stringify(
      toPublicItem(item, {
        optionOrder: toAnswerable(item).optionIds,
        policy: EXAM_CREDIT,
        toText: (text) => text,
      }),
    );
    for (const { rationale } of elementsOf(item)) if (rationale) expect(shown).not.toContain(rationale.en);
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
  return bilingualsOf(item).flatMap((text) => Object.values(text));
}

function bilingualsOf(item: ItemDocument) {
  return [item.stem, ...elementsOf(item).flatMap(({ text, rationale }) => [text, rationale])].filter(
    (text) => text !== undefined,
  );
}

/** Numbers (with each language's own separators) and code spans, sorted. */
function marks(text: string, decimal: string, thousands: string): string[] {
  const numbers = [...text.matchAll(/\d[\d.,]*\d|\d/g)].map(([number]) =>
    number.replaceAll(thousands, "").replaceAll(decimal, "."),
  );
  return [...numbers, ...[...text.matchAll(/`[^`]+`/g)].map(([code]) => code)].toSorted();
}
