import { basename } from "node:path";

import { describe, expect, it } from "vitest";

import { EXAM_ITEM_TYPES } from "@/lib/content/item";
import { elementsOf } from "@/lib/content/item-elements";
import { toAnswerable, toRubric } from "@/lib/content/item-rubric";
import { Fact } from "@/lib/content/fact";
import { BANK } from "@/lib/content/lint/finding";
import { describeFinding, lintBank } from "@/lib/content/lint/lint-bank";
import { Misconception } from "@/lib/content/misconception";
import { toPublicItem } from "@/lib/content/public-item";
import { drawPaper, EXAM_CREDIT, keyResponse, scoreResponse } from "@/lib/exam";
import { loadBlueprintFiles, loadItemFiles, loadYamlFiles } from "@/server/content/load-content-files";
import { loadLintContext } from "@/server/content/load-lint-context";

const items = await loadItemFiles();
const facts = await loadYamlFiles("content/facts", Fact);
const misconceptions = await loadYamlFiles("content/misconceptions", Misconception);
const context = await loadLintContext(new Date().toISOString().slice(0, 10));
const findings = lintBank(items, context);
const examTypes = new Set<string>(EXAM_ITEM_TYPES);

function errorsOf(item: string): string[] {
  return findings.filter((finding) => finding.item === item && finding.severity === "error").map(describeFinding);
}

describe("the bank", () => {
  it("has at least 24 items to practise and a check for the written lesson", () => {
    expect(items.filter((item) => item.use === "practice").length).toBeGreaterThanOrEqual(24);
    expect(items.filter((item) => item.use === "lesson").length).toBeGreaterThanOrEqual(3);
  });

  it("has nothing against it as a whole: positions and lengths of keys", () => {
    expect(errorsOf(BANK)).toEqual([]);
  });

  it("keeps the linter's warnings (`npm run bank:lint`) below two for each item", () => {
    const warnings = findings.filter(({ severity }) => severity === "warning");
    expect(warnings.length / items.length).toBeLessThan(2);
  });

  it("has about a quarter of multiple response, as in the exam", () => {
    const ofExam = items.filter(({ type }) => examTypes.has(type));
    const share = ofExam.filter(({ type }) => type === "multiple-response").length / ofExam.length;
    expect(share).toBeGreaterThan(0.18);
    expect(share).toBeLessThan(0.3);
  });

  it("knows an item about the rest of the exam by its folder, so that no KMS topic draws it", () => {
    const cloud = new Set(items.filter(({ subject }) => subject === "cloud").map(({ id }) => id));
    expect(cloud.has("benefits-board-paper")).toBe(true);
    expect(cloud.has("exam-single-tenant")).toBe(false);
    for (const item of items.filter(({ use }) => use === "lesson")) expect(cloud.has(item.id)).toBe(false);
  });

  it("fills every exam form that Selo ships, from any seed", async () => {
    const pool = items.filter(
      ({ use, subject, depth, status, type }) =>
        use === "practice" && subject !== "cloud" && depth === "exam" && status === "live" && examTypes.has(type),
    );
    for (const { cells } of await loadBlueprintFiles()) {
      for (let seed = 0; seed < 20; seed++) expect(drawPaper(cells, pool, String(seed)).ok).toBe(true);
    }
  });
});

describe.each(items.map((item) => [item.id, item] as const))("the item %s", (id, item) => {
  it("has nothing against it that the linter calls an error", () => {
    expect(errorsOf(id)).toEqual([]);
  });

  it("scores its own key in full", () => {
    const rubric = toRubric(item);
    expect(scoreResponse(rubric, keyResponse(rubric))).toEqual({ points: 1, correct: true });
  });

  it("shows nothing of the key before the answer", () => {
    const presentation = {
      optionOrder: toAnswerable(item).optionIds,
      policy: EXAM_CREDIT,
      toText: (text: object) => text,
    };
    const shown = JSON.stringify(toPublicItem(item, presentation));
    for (const { rationale } of elementsOf(item)) if (rationale) expect(shown).not.toContain(rationale.en);
    expect(shown).not.toMatch(/"key"|"answer"|rationale|misconception|tolerance|"proof"/);
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
    for (const { document } of misconceptions) expect(context.facts.has(document.fact)).toBe(true);
  });
});
