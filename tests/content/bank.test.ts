import { basename } from "node:path";

import { describe, expect, it } from "vitest";

import { sizeOf, taskOfPoint } from "@/lib/content/blueprint";
import { ExamGuide } from "@/lib/content/exam-guide";
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
/** What exam forms are drawn from, as the database would give it. */
const pool = items.flatMap(({ id, topic, subject, blueprint, depth, status, type, use }) =>
  use === "practice" && status !== "draft" && examTypes.has(type)
    ? [{ id, topic: subject === "cloud" ? null : topic, task: taskOfPoint(blueprint), depth, status, type }]
    : [],
);

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

  it("fills every exam form that Selo ships from any seed", async () => {
    for (const form of await loadBlueprintFiles()) {
      for (let seed = 0; seed < 20; seed++) {
        const drawn = drawPaper(form, pool, String(seed));
        if (!drawn.ok) throw new Error(`${form.slug}: ${JSON.stringify(drawn.error)}`);
        expect(drawn.value.entries).toHaveLength(sizeOf(form).items);
      }
    }
  });

  it("fills the whole Cloud Practitioner exam over 1,000 seeds, every task as often as its target", async () => {
    const form = (await loadBlueprintFiles()).find(({ slug }) => slug === "clf-c02");
    const guide = (await loadYamlFiles("content/blueprints", ExamGuide, { recursive: false }))[0]?.document;
    if (!form || !guide) throw new Error("the form and the guide are shipped");
    const targets = guide.domains.flatMap(({ tasks }) => tasks.map(({ id, items: target }) => ({ task: id, target })));
    expect(form.tasks).toEqual(targets);
    expect({ minutes: form.durationMinutes, ...sizeOf(form) }).toEqual({
      minutes: guide.durationMinutes,
      items: guide.items,
      scored: guide.items - guide.unscoredItems,
    });
    for (const { id, items: size, scoredItems } of guide.domains) {
      const count = (status: string) =>
        form.cells
          .filter(({ from, ...cell }) => "domain" in from && from.domain === id && cell.status === status)
          .reduce((sum, cell) => sum + cell.count, 0);
      expect([count("live"), count("pilot")], `domain ${id}`).toEqual([scoredItems, size - scoredItems]);
    }
    for (let seed = 0; seed < 1_000; seed++) {
      const drawn = drawPaper(form, pool, `exam-${seed}`);
      if (!drawn.ok) throw new Error(JSON.stringify(drawn.error));
      const perTask = targets.map(({ task }) => drawn.value.entries.filter(({ item }) => item.task === task).length);
      expect(perTask).toEqual(targets.map(({ target }) => target));
    }
  });

  it("has enough for two whole exams without a scored item in common, and for a second one's pilots", async () => {
    const form = (await loadBlueprintFiles()).find(({ slug }) => slug === "clf-c02");
    if (!form) throw new Error("the form is shipped");
    const first = drawPaper(form, pool, "first");
    if (!first.ok) throw new Error("it is drawn");
    const second = drawPaper(form, pool, "second", new Map(first.value.entries.map(({ item }) => [item.id, 9])));
    expect(second.ok && second.value.repeated).toEqual([]);
  });

  it("never says none or all of the above", () => {
    const catchAll =
      /\b(none|all|both) of the (above|below|options|these)|nenhuma das (anteriores|acima|op)|todas as (anteriores|acima)|todas as op/i;
    const guilty = items.filter((item) =>
      elementsOf(item).some(({ text }) => text && (catchAll.test(text.en) || catchAll.test(text["pt-BR"]))),
    );
    expect(guilty.map(({ id }) => id)).toEqual([]);
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
