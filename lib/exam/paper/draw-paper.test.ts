import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { seededRandom } from "../random/seeded-random.ts";
import { drawPaper, type Form } from "./draw-paper.ts";
import { type PaperCell, placesOf, type PoolItem } from "./paper-cell.ts";

const TOPICS = ["t0", "t1", "t2", "t3", "t4"];
const DOMAINS = [
  { domain: "1", tasks: [4, 4, 3, 5], scored: 12, multiple: 3, pilots: 4 },
  { domain: "2", tasks: [5, 6, 5, 3], scored: 15, multiple: 4, pilots: 4 },
  { domain: "3", tasks: [2, 3, 3, 3, 3, 3, 2, 3], scored: 17, multiple: 4, pilots: 5 },
  { domain: "4", tasks: [3, 3, 2], scored: 6, multiple: 1, pilots: 2 },
];

/** The Cloud Practitioner exam, as its form file has it. */
const WHOLE_EXAM: Form = {
  cells: DOMAINS.flatMap(({ domain, scored, multiple, pilots }): PaperCell[] => [
    { from: { domain }, status: "live", depths: ["exam"], count: scored, multipleResponse: multiple },
    { from: { domain }, status: "pilot", depths: ["exam"], count: pilots },
  ]),
  tasks: DOMAINS.flatMap(({ domain, tasks }) =>
    tasks.map((target, index) => ({ task: `${domain}.${index + 1}`, target })),
  ),
};

/** A bank that is never shipped: `live` and `pilots` items for each task, every fourth a multiple response. */
function generatedBank(live: number, pilots: number): PoolItem[] {
  return WHOLE_EXAM.tasks.flatMap(({ task }) =>
    Array.from({ length: live + pilots }, (_, index) => ({
      id: `${task}-${index}`,
      topic: "t0",
      task,
      depth: "exam",
      status: index < live ? ("live" as const) : ("pilot" as const),
      type: index % 4 === 0 ? "multiple-response" : "single-choice",
    })),
  );
}

const pool = fc.uniqueArray(
  fc.record({
    id: fc.stringMatching(/^[a-z0-9]{1,6}$/),
    topic: fc.constantFrom(...TOPICS),
    task: fc.constantFrom("1.1", "1.2", "2.1"),
    depth: fc.constantFrom("exam", "beyond"),
    status: fc.constantFrom("live" as const, "pilot" as const),
    type: fc.constantFrom("single-choice", "multiple-response"),
  }),
  { selector: (item) => item.id, maxLength: 40 },
);
const cell: fc.Arbitrary<PaperCell> = fc
  .record({
    from: fc.oneof(
      fc.record({ topics: fc.uniqueArray(fc.constantFrom(...TOPICS), { minLength: 1 }) }),
      fc.record({ task: fc.constantFrom("1.1", "1.2", "2.1") }),
      fc.record({ domain: fc.constantFrom("1", "2") }),
    ),
    status: fc.constantFrom("live" as const, "live" as const, "pilot" as const),
    depths: fc.constantFrom(["exam"], ["exam", "beyond"]),
    count: fc.integer({ min: 1, max: 5 }),
    share: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
  })
  .map(({ share, ...rest }) => ({
    ...rest,
    ...(share === null ? {} : { multipleResponse: Math.round(share * rest.count) }),
  }));
const cells = fc.array(cell, { minLength: 1, maxLength: 4 });

function drawn<Item extends PoolItem>(form: Form, bank: readonly Item[], seed: string, seen?: Map<string, number>) {
  const result = drawPaper(form, bank, seed, seen);
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}

describe("drawPaper", () => {
  it("meets every quota of the whole exam over 10,000 seeds: domains, pilots, tasks and types", () => {
    const bank = generatedBank(8, 3);
    const wrong: string[] = [];
    const started = process.cpuUsage();
    for (let index = 0; index < 10_000; index += 1) {
      const { entries } = drawn(WHOLE_EXAM, bank, `seed-${index}`);
      const count = (fits: (item: PoolItem, scored: boolean) => boolean) =>
        entries.filter(({ item, scored }) => fits(item, scored)).length;
      const told = [
        new Set(entries.map(({ item }) => item.id)).size,
        ...DOMAINS.flatMap(({ domain }) => [
          count((item, scored) => scored && item.task.startsWith(domain)),
          count((item, scored) => !scored && item.task.startsWith(domain)),
          count((item, scored) => scored && item.task.startsWith(domain) && item.type === "multiple-response"),
        ]),
        ...WHOLE_EXAM.tasks.map(({ task }) => count((item) => item.task === task)),
      ].join();
      if (told !== "65,12,4,3,15,4,4,17,5,4,6,2,1,4,4,3,5,5,6,5,3,2,3,3,3,3,3,2,3,3,3,2") wrong.push(told);
    }
    expect(wrong).toEqual([]);
    // A paper is drawn while the learner waits: three milliseconds of processor time at most.
    expect(process.cpuUsage(started).user).toBeLessThan(30_000_000);
  }, 120_000);

  it("lets every task appear though the bank is too short to meet its target", () => {
    const bank = generatedBank(8, 3).filter(({ id, task }) => task !== "2.2" || id === "2.2-1");
    for (let index = 0; index < 50; index += 1) {
      const { entries } = drawn(WHOLE_EXAM, bank, `s${index}`);
      expect(entries).toHaveLength(65);
      expect(entries.filter(({ item }) => item.task === "2.2")).toHaveLength(1);
    }
  });

  it("draws each item of a cell about equally often", () => {
    const bank = generatedBank(20, 0).filter(({ task }) => task === "1.1");
    const form: Form = { cells: [{ from: { task: "1.1" }, status: "live", depths: ["exam"], count: 5 }], tasks: [] };
    const seen = new Map<string, number>();
    for (let index = 0; index < 10_000; index += 1) {
      for (const { item } of drawn(form, bank, `fair-${index}`).entries)
        seen.set(item.id, (seen.get(item.id) ?? 0) + 1);
    }
    // 2,500 expected; four standard deviations of a binomial are 173.
    for (const item of bank) expect(Math.abs((seen.get(item.id) ?? 0) - 2_500)).toBeLessThan(175);
  });

  it("gives the same paper for the same seed, whatever order the pool comes in", () => {
    fc.assert(
      fc.property(cells, pool, fc.string(), (form, bank, seed) => {
        const seen = new Map(bank.slice(0, 5).map(({ id }, index) => [id, index + 1]));
        expect(drawPaper({ cells: form, tasks: [] }, bank.toReversed(), seed, seen)).toEqual(
          drawPaper({ cells: form, tasks: [] }, bank, seed, seen),
        );
      }),
    );
  });

  it("never repeats an item, and finds a paper exactly where Hall's condition says there is one", () => {
    fc.assert(
      fc.property(cells, pool, fc.string(), (form, bank, seed) => {
        const result = drawPaper({ cells: form, tasks: [] }, bank, seed);
        expect(result.ok).toBe(hallHolds(form, bank));
        if (!result.ok) return;
        const { entries } = result.value;
        expect(entries).toHaveLength(form.reduce((sum, { count }) => sum + count, 0));
        expect(new Set(entries.map(({ item }) => item.id)).size).toBe(entries.length);
        expect(entries.every(({ item, scored }) => scored === (item.status === "live"))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("explains a shortage by cells that need more together than fits any of them", () => {
    fc.assert(
      fc.property(cells, pool, (form, bank) => {
        const result = drawPaper({ cells: form, tasks: [] }, bank, "s");
        if (result.ok) return;
        const { together, cells: short } = result.error;
        expect(together.fitting).toBeLessThan(together.wanted);
        expect(short.reduce((sum, { wanted }) => sum + wanted, 0)).toBe(together.wanted);
        expect(short.some(({ filled, wanted }) => filled < wanted)).toBe(true);
        for (const { filled, fitting } of short) expect(filled).toBeLessThanOrEqual(fitting);
      }),
      { numRuns: 500 },
    );
  });

  it("names the short cell and the task that cannot appear", () => {
    const bank = generatedBank(8, 3).filter(
      ({ task, status }) => task !== "4.3" && !(status === "pilot" && task > "4"),
    );
    const result = drawPaper(WHOLE_EXAM, bank, "s");
    expect(result).toEqual({
      ok: false,
      error: {
        code: "paper-infeasible",
        cells: [{ cell: 7, types: "any", wanted: 2, fitting: 0, filled: 0 }],
        together: { wanted: 2, fitting: 0 },
        absentTasks: ["4.3"],
      },
    });
  });

  it("takes nothing seen lately while there is enough else", () => {
    const bank = generatedBank(16, 6);
    const seen = new Map(drawn(WHOLE_EXAM, bank, "first").entries.map(({ item }): [string, number] => [item.id, 9]));
    const second = drawn(WHOLE_EXAM, bank, "second", seen);
    expect(second.repeated).toEqual([]);
    expect(second.entries.filter(({ item }) => seen.has(item.id))).toEqual([]);
  });

  it("repeats as few items as any paper must, those seen longest ago, and says which", () => {
    fc.assert(
      fc.property(pool, fc.integer({ min: 1, max: 8 }), fc.string(), (bank, count, seed) => {
        const fitting = bank.filter(({ status, depth, task }) => status === "live" && depth === "exam" && task < "2");
        if (fitting.length < count) return;
        const seen = new Map(fitting.slice(0, 6).map(({ id }, index) => [id, 1 + index]));
        const form: Form = { cells: [{ from: { domain: "1" }, status: "live", depths: ["exam"], count }], tasks: [] };
        const { repeated } = drawn(form, bank, seed, seen);
        const needed = Math.max(0, count - (fitting.length - seen.size));
        expect(repeated.toSorted()).toEqual([...seen.keys()].slice(0, needed).toSorted());
      }),
    );
  });

  it("moves an item between overlapping cells rather than fail", () => {
    const bank = generatedBank(1, 0).filter(({ task }) => task === "1.1" || task === "1.2");
    const form: Form = {
      cells: [
        { from: { domain: "1" }, status: "live", depths: ["exam"], count: 1 },
        { from: { task: "1.1" }, status: "live", depths: ["exam"], count: 1 },
      ],
      tasks: [],
    };
    for (let index = 0; index < 50; index += 1) expect(drawPaper(form, bank, `s${index}`).ok).toBe(true);
  });

  it("puts the cells' items in an order that tells nothing of the cells", () => {
    const bank = generatedBank(8, 3);
    const random = seededRandom("places");
    let pilotsInFront = 0;
    for (let index = 0; index < 400; index += 1) {
      const { entries } = drawn(WHOLE_EXAM, bank, String(random.nextUint32()));
      pilotsInFront += entries.slice(0, 13).filter(({ scored }) => !scored).length;
    }
    // 3 of 15 pilots are expected among the first 13 of 65.
    expect(Math.abs(pilotsInFront / 400 - 3)).toBeLessThan(0.3);
  });
});

/** A full drawing exists exactly where each set of places sees at least as many items as it needs. */
function hallHolds(form: readonly PaperCell[], bank: readonly PoolItem[]): boolean {
  const places = placesOf(form);
  for (let subset = 1; subset < 1 << places.length; subset += 1) {
    const chosen = places.filter((_, place) => subset & (1 << place));
    const needed = chosen.reduce((sum, place) => sum + place.count, 0);
    if (bank.filter((item) => chosen.some((place) => place.fits(item))).length < needed) return false;
  }
  return true;
}
