import { basename } from "node:path";

import { describe, expect, it } from "vitest";

import { ExamGuide } from "@/lib/content/exam-guide";
import { DOMAIN_IDS, TASK_IDS } from "@/lib/content/exam-tasks";
import { Fact } from "@/lib/content/fact";
import { GlossaryTerm } from "@/lib/content/glossary-term";
import { LOCALES } from "@/lib/content/locale";
import { PriceTable } from "@/lib/content/price-table";
import { loadItemFiles, loadYamlFiles } from "@/server/content/load-content-files";

const factIds = new Set((await loadYamlFiles("content/facts", Fact)).map(({ document }) => document.id));
const terms = await loadYamlFiles("content/glossary", GlossaryTerm);
const prices = await loadYamlFiles("content/prices", PriceTable);
const guides = await loadYamlFiles("content/blueprints", ExamGuide, { recursive: false });

describe("the glossary", () => {
  it("names each term by its file, on facts and terms that exist", () => {
    const ids = new Set(terms.map(({ document }) => document.id));
    expect(ids.size).toBeGreaterThan(10);
    for (const { file, document } of terms) {
      expect(basename(file, ".yaml")).toBe(document.id);
      for (const fact of document.facts) expect(factIds).toContain(fact);
      for (const other of document.seeAlso) expect(ids).toContain(other);
    }
  });
});

describe("the price table", () => {
  it("is there, in time for its next look, and knows the five classes of request", () => {
    const today = new Date().toISOString().slice(0, 10);
    expect(prices.map(({ document }) => document.region)).toEqual(["us-east-1"]);
    for (const { document } of prices) {
      expect(document.recheckBy >= today).toBe(true);
      expect(document.requests).toHaveLength(5);
    }
  });
});

describe("the exam guide", () => {
  const guide = guides[0]?.document;
  const domains = guide?.domains ?? [];
  const tasks = domains.flatMap((domain) => domain.tasks);
  const total = (counts: number[]) => counts.reduce((sum, count) => sum + count, 0);

  it("adds up: 4 domains, 19 tasks, 65 items of which 50 count", () => {
    expect(guides).toHaveLength(1);
    expect(tasks).toHaveLength(19);
    expect(total(domains.map(({ weight }) => weight))).toBe(100);
    expect(total(tasks.map(({ items }) => items))).toBe(guide?.items);
    expect(total(domains.map(({ scoredItems }) => scoredItems))).toBe(
      (guide?.items ?? 0) - (guide?.unscoredItems ?? 0),
    );
    for (const domain of domains) {
      expect(domain.items).toBe(total(domain.tasks.map(({ items }) => items)));
      for (const task of domain.tasks) expect(task.id.startsWith(`${domain.id}.`)).toBe(true);
    }
  });

  it("has 100 to 134 points, numbered from 1 without gaps in each task, none said twice", () => {
    const points = tasks.flatMap((task) => task.points);
    expect(points.length).toBeGreaterThanOrEqual(100);
    expect(points.length).toBeLessThanOrEqual(134);
    for (const task of tasks) {
      for (const kind of ["K", "S"]) {
        const numbers = task.points.filter(({ id }) => id.startsWith(kind)).map(({ id }) => Number(id.slice(1)));
        const inOrder = numbers.toSorted((left, right) => left - right);
        expect([task.id, ...inOrder]).toEqual([task.id, ...numbers.map((_, index) => index + 1)]);
      }
    }
    for (const locale of LOCALES) expect(new Set(points.map(({ text }) => text[locale])).size).toBe(points.length);
  });

  it("has the domains and tasks that practice is chosen by", () => {
    expect(domains.map(({ id }) => id)).toEqual(DOMAIN_IDS);
    expect(tasks.map(({ id }) => id)).toEqual(TASK_IDS);
  });

  it("has the point that each item names", async () => {
    const points = new Set(tasks.flatMap((task) => task.points.map((point) => `clf-c02:${task.id}-${point.id}`)));
    for (const item of await loadItemFiles()) expect(points).toContain(item.blueprint);
  });
});
