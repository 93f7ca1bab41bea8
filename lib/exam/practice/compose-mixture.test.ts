import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { type Candidate, composeMixture, DRAW_SOURCES, mixtureQuotas } from "./compose-mixture.ts";
import { drawStart } from "./draw-start.ts";

const SEEDS = 10_000;

const candidates = fc.array(
  fc.record({
    id: fc.integer({ min: 1, max: 80 }).map((number) => `item-${number}`),
    source: fc.constantFrom(...DRAW_SOURCES),
  }),
  { maxLength: 200 },
);
const size = fc.integer({ min: 5, max: 50 });

function idsOf(items: readonly Candidate[]): Set<string> {
  return new Set(items.map(({ id }) => id));
}

function countOf(items: readonly Candidate[], source: Candidate["source"]): number {
  return items.filter((item) => item.source === source).length;
}

describe("a mixed session", () => {
  it("has exactly its size, or every item there is, and none twice", () => {
    fc.assert(
      fc.property(candidates, size, fc.string(), (pool, count, seed) => {
        const session = composeMixture(pool, count, seed);
        expect(session).toHaveLength(Math.min(count, idsOf(pool).size));
        expect(idsOf(session).size).toBe(session.length);
        for (const item of session) expect(pool).toContain(item);
      }),
      { numRuns: SEEDS },
    );
  });

  it("gives what is due and what is weak no more than their quotas while new items fill the rest", () => {
    fc.assert(
      fc.property(size, fc.string(), (count, seed) => {
        const pool = (["due", "weak", "new"] as const).flatMap((source) =>
          Array.from({ length: count }, (_, index) => ({ id: `${source}-${index}`, source })),
        );
        const session = composeMixture(pool, count, seed);
        const quotas = mixtureQuotas(count);
        expect(countOf(session, "due")).toBe(quotas.due);
        expect(countOf(session, "weak")).toBe(quotas.weak);
        expect(countOf(session, "new")).toBe(count - quotas.due - quotas.weak);
      }),
      { numRuns: SEEDS },
    );
  });

  it("uses what is known already only where nothing due, weak or new is left", () => {
    fc.assert(
      fc.property(candidates, size, fc.string(), (pool, count, seed) => {
        const session = composeMixture(pool, count, seed);
        if (countOf(session, "any") === 0) return;
        const better = idsOf(pool.filter(({ source }) => source !== "any"));
        for (const id of better) expect(idsOf(session)).toContain(id);
      }),
    );
  });

  it("is the same for the same seed, and hides in its order which kind an item is of", () => {
    const pool = Array.from({ length: 10 }, (_, index) => ({
      id: `item-${index}`,
      source: index < 4 ? ("due" as const) : ("new" as const),
    }));
    expect(composeMixture(pool, 10, "a")).toEqual(composeMixture(pool, 10, "a"));
    const firsts = Array.from({ length: 400 }, (_, index) => composeMixture(pool, 10, `seed-${index}`)[0]?.source);
    const due = firsts.filter((source) => source === "due").length;
    expect(due).toBeGreaterThan(120);
    expect(due).toBeLessThan(200);
  });
});

describe("where a draw starts", () => {
  it("is spread evenly over the bank", () => {
    const tenths = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < SEEDS; index += 1) {
      const start = drawStart(`seed-${index}`);
      expect(start >= 0 && start < 1).toBe(true);
      const tenth = Math.floor(start * 10);
      tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    }
    for (const count of tenths) expect(Math.abs(count - SEEDS / 10)).toBeLessThan(150);
  });
});
