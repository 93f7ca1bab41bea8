import fc from "fast-check";
import { createEmptyCard, fsrs, FSRSAlgorithm, generatorParameters, Rating } from "ts-fsrs";
import { describe, expect, it } from "vitest";

import { foldLog, type LoggedReview } from "./fold-log.ts";
import { type Grade, GRADES } from "./grade.ts";
import { DAY_MS, dueAtMs, type Memory, recallAfter, retrievability, reviewMemory } from "./memory.ts";

const START = Date.UTC(2026, 10, 25, 12);
const grade = fc.constantFrom<Grade>(...GRADES);
const gaps = fc.array(fc.record({ grade, days: fc.double({ min: 0, max: 60, noNaN: true }) }), {
  minLength: 1,
  maxLength: 20,
});

function play(steps: readonly { grade: Grade; days: number }[]): Memory {
  let at = START;
  let memory: Memory | null = null;
  for (const step of steps) {
    at += Math.round(step.days * DAY_MS);
    memory = reviewMemory(memory, step.grade, at);
  }
  if (memory === null) throw new Error("no steps");
  return memory;
}

describe("memory", () => {
  it("forgets along ts-fsrs's own curve", () => {
    const { forgetting_curve: curve } = new FSRSAlgorithm(generatorParameters());
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1_000, noNaN: true }),
        fc.double({ min: 0.01, max: 900, noNaN: true }),
        (days, s) => {
          expect(recallAfter(days, s)).toBeCloseTo(curve(days, s), 7);
        },
      ),
    );
  });

  it("gives the states and due dates of ts-fsrs's scheduler without learning steps", () => {
    const scheduler = fsrs({ enable_fuzz: false, learning_steps: [], relearning_steps: [], maximum_interval: 365 });
    const ratings = { again: Rating.Again, hard: Rating.Hard, good: Rating.Good, easy: Rating.Easy } as const;
    let card = createEmptyCard(new Date(START));
    let memory: Memory | null = null;
    let at = START;
    for (const [step, days] of [0, 3, 10, 1, 30, 90].entries()) {
      const each = GRADES[[2, 2, 0, 1, 3, 2][step] ?? 2] ?? "good";
      at += days * DAY_MS;
      card = scheduler.next(card, new Date(at), ratings[each]).card;
      memory = reviewMemory(memory, each, at);
      expect(memory.stability).toBeCloseTo(card.stability, 4);
      expect(memory.difficulty).toBeCloseTo(card.difficulty, 4);
      expect(dueAtMs(memory)).toBe(card.due.getTime());
    }
  });

  it("is due when recall has fallen to 90 %, to the nearest day", () => {
    fc.assert(
      fc.property(gaps, (steps) => {
        const memory = play(steps);
        const days = (dueAtMs(memory) - memory.lastReviewMs) / DAY_MS;
        expect(Number.isInteger(days) && days >= 1 && days <= 365).toBe(true);
        if (days > 1 && days < 365) expect(Math.abs(days - memory.stability)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  it("is recalled less the longer it waits", () => {
    fc.assert(
      fc.property(gaps, fc.nat(400), fc.nat(400), (steps, one, other) => {
        const memory = play(steps);
        const at = (days: number) => retrievability(memory, memory.lastReviewMs + days * DAY_MS);
        expect(at(Math.max(one, other))).toBeLessThanOrEqual(at(Math.min(one, other)));
      }),
    );
  });

  it("never comes out of a better answer less stable", () => {
    fc.assert(
      fc.property(gaps, fc.double({ min: 0, max: 60, noNaN: true }), (steps, days) => {
        const memory = play(steps);
        const at = memory.lastReviewMs + days * DAY_MS;
        const stabilities = GRADES.map((each) => reviewMemory(memory, each, at).stability);
        expect(stabilities).toEqual(stabilities.toSorted((a, b) => a - b));
      }),
    );
  });
});

const log = fc.uniqueArray(
  fc.record({
    id: fc.uuid(),
    grade,
    atMs: fc.integer({ min: START, max: START + 90 * DAY_MS }),
    undone: fc.boolean(),
  }) satisfies fc.Arbitrary<LoggedReview>,
  { selector: ({ id }) => id, maxLength: 25 },
);

describe("the fold of the log", () => {
  it("is the same from any order of entries", () => {
    fc.assert(
      fc.property(log, fc.infiniteStream(fc.nat()), (entries, keys) => {
        const shuffled = entries
          .map((entry) => ({ entry, key: keys.next().value as number }))
          .toSorted((a, b) => a.key - b.key)
          .map(({ entry }) => entry);
        expect(foldLog(shuffled)).toEqual(foldLog(entries));
      }),
    );
  });

  it("equals the memory that was kept review by review", () => {
    fc.assert(
      fc.property(gaps, (steps) => {
        let at = START;
        const entries = steps.map((step, index) => {
          at += Math.round(step.days * DAY_MS);
          return { id: String(index).padStart(3, "0"), grade: step.grade, atMs: at, undone: false };
        });
        expect(foldLog(entries)).toEqual(play(steps));
      }),
    );
  });

  it("is, after a review is undone, as if it had never been", () => {
    fc.assert(
      fc.property(log, fc.nat(), (entries, pick) => {
        if (entries.length === 0) return;
        const taken = entries[pick % entries.length]?.id;
        const undone = entries.map((entry) => (entry.id === taken ? { ...entry, undone: true } : entry));
        expect(foldLog(undone)).toEqual(foldLog(entries.filter(({ id }) => id !== taken)));
      }),
    );
  });
});
