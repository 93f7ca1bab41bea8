import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { seededRandom } from "../random/seeded-random.ts";
import { drawPaper, type BlueprintCell, type PoolItem } from "./draw-paper.ts";

const TOPICS = ["t0", "t1", "t2", "t3", "t4"];

function generatedPool(size: number): PoolItem[] {
  const random = seededRandom("pool");
  return Array.from({ length: size }, (_, index) => ({
    id: `item-${index}`,
    topic: TOPICS[random.nextBelow(TOPICS.length)] ?? "t0",
  }));
}

const pool = fc.uniqueArray(
  fc.record({ id: fc.stringMatching(/^[a-z0-9]{1,6}$/), topic: fc.constantFrom(...TOPICS) }),
  {
    selector: (item) => item.id,
    maxLength: 40,
  },
);
const cells = fc.array(
  fc.record({
    topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { minLength: 1 }),
    count: fc.integer({ min: 1, max: 6 }),
  }),
  { minLength: 1, maxLength: 4 },
);

describe("drawPaper", () => {
  it("meets every quota exactly over 10,000 seeds, in under five seconds of processor time", () => {
    const bank = generatedPool(120);
    const blueprint: BlueprintCell[] = [
      { topics: ["t0", "t1"], count: 4 },
      { topics: ["t2"], count: 3 },
      { topics: ["t3", "t4"], count: 3 },
    ];
    const started = process.cpuUsage();
    const wrong: string[] = [];
    for (let index = 0; index < 10_000; index += 1) {
      const drawn = drawPaper(blueprint, bank, `seed-${index}`);
      if (!drawn.ok) throw new Error("the bank is large enough");
      const counts = blueprint.map(({ topics }) => drawn.value.filter((item) => topics.includes(item.topic)).length);
      if (counts.join() !== "4,3,3" || new Set(drawn.value).size !== 10) wrong.push(`seed-${index}: ${counts.join()}`);
    }
    expect(wrong).toEqual([]);
    expect(process.cpuUsage(started).user).toBeLessThan(5_000_000);
  }, 60_000);

  it("draws each item of a cell about equally often", () => {
    const bank = Array.from({ length: 20 }, (_, index) => ({ id: `item-${index}`, topic: "t0" }));
    const seen = new Map<string, number>();
    for (let index = 0; index < 10_000; index += 1) {
      const drawn = drawPaper([{ topics: ["t0"], count: 5 }], bank, `fair-${index}`);
      if (drawn.ok) for (const item of drawn.value) seen.set(item.id, (seen.get(item.id) ?? 0) + 1);
    }
    // 2,500 expected; four standard deviations of a binomial are 173.
    for (const item of bank) expect(Math.abs((seen.get(item.id) ?? 0) - 2_500)).toBeLessThan(175);
  });

  it("gives the same paper for the same seed, whatever order the pool comes in", () => {
    fc.assert(
      fc.property(cells, pool, fc.string(), (blueprint, bank, seed) => {
        expect(drawPaper(blueprint, bank.toReversed(), seed)).toEqual(drawPaper(blueprint, bank, seed));
      }),
    );
  });

  it("never repeats an item, and finds a paper exactly where Hall's condition says there is one", () => {
    fc.assert(
      fc.property(cells, pool, fc.string(), (blueprint, bank, seed) => {
        const drawn = drawPaper(blueprint, bank, seed);
        expect(drawn.ok).toBe(hallHolds(blueprint, bank));
        if (!drawn.ok) return;
        expect(drawn.value).toHaveLength(blueprint.reduce((sum, cell) => sum + cell.count, 0));
        expect(new Set(drawn.value.map((item) => item.id)).size).toBe(drawn.value.length);
      }),
      { numRuns: 500 },
    );
  });

  it("names the short cell and how many items it lacks", () => {
    const bank = [
      { id: "a", topic: "t0" },
      { id: "b", topic: "t1" },
    ];
    const drawn = drawPaper(
      [
        { topics: ["t0"], count: 1 },
        { topics: ["t1"], count: 3 },
      ],
      bank,
      "s",
    );
    expect(drawn).toEqual({ ok: false, error: { code: "paper-infeasible", cell: 1, missing: 2 } });
  });

  it("moves an item between overlapping cells rather than fail", () => {
    const bank = [
      { id: "a", topic: "t0" },
      { id: "b", topic: "t1" },
    ];
    for (let index = 0; index < 50; index += 1) {
      const drawn = drawPaper(
        [
          { topics: ["t0", "t1"], count: 1 },
          { topics: ["t0"], count: 1 },
        ],
        bank,
        `s${index}`,
      );
      expect(drawn.ok).toBe(true);
    }
  });
});

/** A full drawing exists exactly where each set of cells sees at least as many items as it needs. */
function hallHolds(blueprint: readonly BlueprintCell[], bank: readonly PoolItem[]): boolean {
  for (let subset = 1; subset < 1 << blueprint.length; subset += 1) {
    const chosen = blueprint.filter((_, cell) => subset & (1 << cell));
    const needed = chosen.reduce((sum, cell) => sum + cell.count, 0);
    const seen = bank.filter((item) => chosen.some((cell) => cell.topics.includes(item.topic))).length;
    if (seen < needed) return false;
  }
  return true;
}
