import fc from "fast-check";
import { describe, expect, it } from "vitest";

import {
  DAY_MS,
  dueAtMs,
  type Memory,
  nextState,
  recallAfter,
  retrievability,
  reviewMemory,
} from "../memory/memory.ts";
import { dueQueue } from "./due-queue.ts";
import { forecast } from "./forecast.ts";
import { type PlannableItem, planReviews, type ReviewPlan, type StudyBudget } from "./plan-reviews.ts";
import { recallOnExamDay } from "./trajectory.ts";

const NOW = Date.UTC(2026, 10, 25, 12);

const memory = fc
  .record({
    stability: fc.double({ min: 0.5, max: 60, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
    daysAgo: fc.double({ min: 0, max: 60, noNaN: true }),
  })
  .map(({ stability, difficulty, daysAgo }): Memory => {
    return { stability, difficulty, lastReviewMs: NOW - daysAgo * DAY_MS, reviews: 1, lapses: 0 };
  });

function itemsOf(count: { min: number; max: number }): fc.Arbitrary<PlannableItem[]> {
  return fc
    .array(
      fc.record({
        memory: fc.option(memory),
        priorRecall: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        weight: fc.double({ min: 0.1, max: 3, noNaN: true }),
        minutes: fc.constantFrom(0.5, 1, 2),
      }),
      { minLength: count.min, maxLength: count.max },
    )
    .map((items) => items.map((item, index) => ({ ...item, id: `item-${index}` })));
}

function budget(days: number, minutesPerDay: number): StudyBudget {
  return { nowMs: NOW, examMs: NOW + days * DAY_MS, minutesPerDay };
}

function expectedScore(items: readonly PlannableItem[], plan: ReviewPlan): number {
  return items.reduce((sum, { id, weight }) => sum + weight * (plan.recall.get(id)?.planned ?? 0), 0);
}

/** What a schedule chosen by hand is expected to come to. */
function scoreOf(items: readonly PlannableItem[], days: number, schedule: readonly (readonly number[])[]): number {
  return items.reduce((sum, item, index) => {
    const since = item.memory === null ? 0 : (NOW - item.memory.lastReviewMs) / DAY_MS;
    return sum + item.weight * recallOnExamDay(item, schedule[index] ?? [], days, since);
  }, 0);
}

describe("the plan for an exam date", () => {
  it("keeps to the minutes of every day", () => {
    fc.assert(
      fc.property(
        itemsOf({ min: 1, max: 12 }),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 6 }),
        (items, days, minutes) => {
          const plan = planReviews(items, budget(days, minutes));
          const perDay = new Map<number, number>();
          for (const { id, day } of plan.reviews) {
            const cost = items.find((item) => item.id === id)?.minutes ?? Number.NaN;
            perDay.set(day, (perDay.get(day) ?? 0) + cost);
            expect(day >= 0 && day < days).toBe(true);
          }
          for (const used of perDay.values()) expect(used).toBeLessThanOrEqual(minutes);
        },
      ),
      { numRuns: 60 },
    );
  });

  it("gains nearly what the best of all possible plans gains: seven eighths at the least, 98 % on average", () => {
    const [days, minutes] = [3, 2];
    const shares: number[] = [];
    fc.assert(
      fc.property(itemsOf({ min: 1, max: 3 }), (sized) => {
        const items = sized.map((item) => ({ ...item, minutes: 1 }));
        const without = scoreOf(items, days, []);
        const best = Math.max(...everySchedule(items.length, days, minutes).map((each) => scoreOf(items, days, each)));
        const planned = expectedScore(items, planReviews(items, budget(days, minutes)));
        const share = best - without < 1e-3 ? 1 : (planned - without) / (best - without);
        shares.push(share);
        expect(share).toBeGreaterThanOrEqual(0.875);
      }),
      { numRuns: 300 },
    );
    expect(shares.reduce((sum, share) => sum + share, 0) / shares.length).toBeGreaterThan(0.98);
  });

  it("expects more than cramming, or than reviewing only what is due, with the same minutes", () => {
    fc.assert(
      fc.property(itemsOf({ min: 20, max: 30 }), (sized) => {
        const items = sized.map((item) => ({ ...item, minutes: 1 }));
        const [days, minutes] = [14, 3];
        const planned = expectedScore(items, planReviews(items, budget(days, minutes)));
        expect(planned).toBeGreaterThanOrEqual(scoreOf(items, days, roundRobin(items.length, days, minutes)) - 1e-9);
        expect(planned).toBeGreaterThanOrEqual(scoreOf(items, days, onlyDue(items, days, minutes)) - 1e-9);
      }),
      { numRuns: 25 },
    );
  });

  it("never expects less than no review at all, and is the same each time", () => {
    fc.assert(
      fc.property(itemsOf({ min: 0, max: 10 }), fc.integer({ min: 1, max: 40 }), (items, days) => {
        const plan = planReviews(items, budget(days, 3));
        for (const { without, planned } of plan.recall.values()) expect(planned).toBeGreaterThanOrEqual(without);
        expect(planReviews(items, budget(days, 3))).toEqual(plan);
        expect(expectedScore(items, planReviews(items.toReversed(), budget(days, 3)))).toBeCloseTo(
          expectedScore(items, plan),
          9,
        );
      }),
      { numRuns: 60 },
    );
  });

  it("spends twice the minutes without losing by it", () => {
    fc.assert(
      fc.property(itemsOf({ min: 5, max: 15 }), (items) => {
        const [some, more] = [4, 8].map((minutes) => expectedScore(items, planReviews(items, budget(7, minutes))));
        expect(more).toBeGreaterThanOrEqual((some ?? 0) * 0.999);
      }),
      { numRuns: 40 },
    );
  });

  it("leaves today what is left of today", () => {
    const item: PlannableItem = { id: "a", memory: null, priorRecall: 0.3, weight: 1, minutes: 2 };
    const plan = planReviews([item], { ...budget(1, 10), minutesToday: 9 });
    expect(plan.reviews).toEqual([]);
  });

  it("finds it worth while to look at what is new, however likely it is known", () => {
    for (const priorRecall of [0.1, 0.5, 0.95]) {
      const item: PlannableItem = { id: "a", memory: null, priorRecall, weight: 1, minutes: 1 };
      expect(planReviews([item], { ...budget(30, 5), onlyToday: true }).reviews).toHaveLength(1);
    }
  });

  it("fills only today where that is asked, with what gains most", () => {
    fc.assert(
      fc.property(itemsOf({ min: 1, max: 12 }), (sized) => {
        const items = sized.map((item) => ({ ...item, minutes: 1 }));
        const { reviews } = planReviews(items, { ...budget(30, 4), onlyToday: true });
        expect(reviews.every(({ day }) => day === 0)).toBe(true);
        expect(reviews.length).toBeLessThanOrEqual(4);
        const gains = reviews.map(({ gain }) => gain);
        expect(gains).toEqual(gains.toSorted((one, other) => other - one));
      }),
      { numRuns: 40 },
    );
  });

  it("plans seven hundred items over half a year in bounded time", () => {
    const items = Array.from({ length: 700 }, (_, index): PlannableItem => {
      const seen = reviewMemory(null, index % 3 === 0 ? "again" : "good", NOW - (index % 30) * DAY_MS);
      return { id: `item-${index}`, memory: index % 2 === 0 ? seen : null, priorRecall: 0.5, weight: 1, minutes: 1 };
    });
    const began = performance.now();
    const plan = planReviews(items, budget(180, 20));
    expect(plan.reviews.length).toBeGreaterThan(1_000);
    expect(performance.now() - began).toBeLessThan(15_000);
  });
});

describe("the forecast", () => {
  it("is the mean of its items, group by group", () => {
    const items = [0, 1, 2].map((index) => ({
      id: `item-${index}`,
      group: index < 2 ? "2.2" : "3.1",
      memory: index === 0 ? reviewMemory(null, "good", NOW - 5 * DAY_MS) : null,
      priorRecall: 0.4,
      weight: 1,
      minutes: 1,
    }));
    const plan = planReviews(items, budget(10, 1));
    const [first, second] = forecast(items, plan);
    const recall = (id: string) => plan.recall.get(id) ?? { without: Number.NaN, planned: Number.NaN };
    // Known unseen with 40 %, and fading like a first answer that was easy.
    const fading = 0.4 * recallAfter(10, nextState(null, 0, "easy").stability);
    expect(first).toEqual({
      group: "2.2",
      items: 2,
      seen: 1,
      without: (recall("item-0").without + fading) / 2,
      planned: (recall("item-0").planned + recall("item-1").planned) / 2,
    });
    expect(second).toMatchObject({ group: "3.1", items: 1, seen: 0, without: fading });
  });
});

describe("the due queue", () => {
  it("has all that is due and nothing else, what is likeliest forgotten first", () => {
    fc.assert(
      fc.property(fc.array(memory, { maxLength: 20 }), (memories) => {
        const items = memories.map((each, index) => ({ id: String(index), memory: each }));
        const queue = dueQueue(items, NOW);
        expect(new Set(queue)).toEqual(new Set(items.filter((item) => dueAtMs(item.memory) <= NOW)));
        const recalls = queue.map((item) => retrievability(item.memory, NOW));
        expect(recalls).toEqual(recalls.toSorted((one, other) => one - other));
      }),
    );
  });
});

/** All ways to give `count` items of one minute days of review, at most `minutes` a day. */
function everySchedule(count: number, days: number, minutes: number): number[][][] {
  const subsets = Array.from({ length: 2 ** days }, (_, bits) =>
    Array.from({ length: days }, (__, day) => day).filter((day) => (bits & (1 << day)) !== 0),
  );
  let schedules: number[][][] = [[]];
  for (let item = 0; item < count; item += 1) {
    schedules = schedules.flatMap((schedule) => subsets.map((subset) => [...schedule, subset]));
  }
  return schedules.filter((schedule) =>
    Array.from({ length: days }, (_, day) => day).every(
      (day) => schedule.filter((subset) => subset.includes(day)).length <= minutes,
    ),
  );
}

/** All items in turn, from the first day on. */
function roundRobin(count: number, days: number, minutes: number): number[][] {
  const schedule = Array.from({ length: count }, (): number[] => []);
  for (let review = 0; review < days * minutes; review += 1) {
    schedule[review % count]?.push(Math.floor(review / minutes));
  }
  return schedule;
}

/** Each day the items whose recall has fallen below 90 %, the lowest first. */
function onlyDue(items: readonly PlannableItem[], days: number, minutes: number): number[][] {
  const schedule = items.map((): number[] => []);
  const memories = items.map((item) => item.memory);
  for (let day = 0; day < days; day += 1) {
    const at = NOW + day * DAY_MS;
    const due = memories
      .map((each, index) => ({ index, recall: each === null ? 0 : retrievability(each, at) }))
      .filter(({ recall }) => recall < 0.9)
      .toSorted((one, other) => one.recall - other.recall)
      .slice(0, minutes);
    for (const { index } of due) {
      schedule[index]?.push(day);
      memories[index] = reviewMemory(memories[index] ?? null, "good", at);
    }
  }
  return schedule;
}
