import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DAY_MS, reviewMemory } from "../schedule/index.ts";
import { confidenceCalibration } from "./confidence-calibration.ts";
import { type ObservedAnswer, toEvidence } from "./evidence.ts";
import { binomial } from "./pass-probability.ts";
import { readiness } from "./readiness.ts";

const NOW = Date.UTC(2026, 10, 25);
const DOMAINS = [
  { domain: "1", questions: 12, points: 20 },
  { domain: "2", questions: 15, points: 30 },
  { domain: "3", questions: 17, points: 40 },
  { domain: "4", questions: 6, points: 15 },
];

let made = 0;
function answer(traits: Partial<ObservedAnswer> = {}): ObservedAnswer {
  made += 1;
  return {
    itemId: `item-${made}`,
    domain: "2",
    point: `2.2-K${made % 30}`,
    atMs: NOW - DAY_MS,
    correct: true,
    confidence: null,
    floor: 0.25,
    hardness: 0,
    ...traits,
  };
}

function answersOf(share: number, perDomain: number, traits: Partial<ObservedAnswer> = {}): ObservedAnswer[] {
  return DOMAINS.flatMap(({ domain }) =>
    Array.from({ length: perDomain }, (_, index) => answer({ domain, correct: index < share * perDomain, ...traits })),
  );
}

function judge(answers: readonly ObservedAnswer[], atMs = NOW) {
  const memories = new Map(
    answers.map(({ itemId, correct, atMs: at }) => [itemId, reviewMemory(null, correct ? "good" : "again", at)]),
  );
  return readiness(DOMAINS, answers, memories, atMs);
}

describe("readiness", () => {
  it("says nothing where there is not enough to go by", () => {
    const nothing = judge([]);
    expect(nothing.passProbability).toBeNull();
    expect(nothing.domains.every(({ estimate }) => estimate === null)).toBe(true);
    const oneDomain = judge(Array.from({ length: 60 }, () => answer()));
    expect(oneDomain.domains.map(({ estimate }) => estimate !== null)).toEqual([false, true, false, false]);
    expect(oneDomain.passProbability).toBeNull();
  });

  it.each([0.3, 0.6, 0.9])("has its mean within its band, and bands that shrink with evidence, at %s", (share) => {
    const [few, many] = [judge(answersOf(share, 30)), judge(answersOf(share, 120))];
    for (const [index, { estimate }] of few.domains.entries()) {
      const more = many.domains[index]?.estimate;
      if (!estimate || !more) throw new Error("enough was answered");
      expect(estimate.low).toBeLessThan(estimate.mean);
      expect(estimate.high).toBeGreaterThan(estimate.mean);
      expect(more.high - more.low).toBeLessThan(estimate.high - estimate.low);
    }
  });

  it("rises with every answer that turns right", () => {
    const chances = [0.2, 0.4, 0.6, 0.8, 1].map((share) => judge(answersOf(share, 40)).passProbability ?? Number.NaN);
    expect(chances).toEqual(chances.toSorted((one, other) => one - other));
    expect(chances[0]).toBeLessThan(0.02);
    expect(chances.at(-1)).toBeGreaterThan(0.95);
  });

  it("falls, and widens, while nothing is practised", () => {
    const answers = answersOf(0.85, 60);
    const [today, later] = [judge(answers), judge(answers, NOW + 30 * DAY_MS)];
    expect(later.passProbability ?? 1).toBeLessThan(today.passProbability ?? 0);
    const width = (each: typeof today) =>
      (each.domains[1]?.estimate?.high ?? 0) - (each.domains[1]?.estimate?.low ?? 0);
    expect(width(later)).toBeGreaterThan(width(today));
  });

  it("takes a hard item answered right for more than an easy one", () => {
    const mean = (hardness: number) => judge(answersOf(0.7, 40, { hardness })).domains[0]?.estimate?.mean ?? 0;
    expect(mean(1)).toBeGreaterThan(mean(-1));
  });

  it("gives the published chances of a 50-question exam where ability is known", () => {
    const passes = (share: number) =>
      binomial(50, share)
        .slice(35)
        .reduce((sum, chance) => sum + chance, 0);
    expect([0.65, 0.7, 0.75, 0.8, 0.85].map((share) => Number(passes(share).toFixed(2)))).toEqual([
      0.28, 0.57, 0.84, 0.97, 1,
    ]);
  });
});

describe("the evidence", () => {
  it("is one for each item, whatever the number of answers", () => {
    fc.assert(
      fc.property(fc.array(fc.record({ item: fc.nat(9), hoursAgo: fc.nat(2_000) }), { maxLength: 60 }), (log) => {
        const answers = log.map(({ item, hoursAgo }) =>
          answer({ itemId: `same-${item}`, atMs: NOW - hoursAgo * 3_600_000 }),
        );
        const evidence = toEvidence(DOMAINS, answers, new Map(), NOW);
        expect(evidence.length).toBe(new Set(log.map(({ item }) => item)).size);
        for (const { weight, right } of evidence) {
          expect(weight > 0 && weight <= 1).toBe(true);
          expect(right >= 0 && right <= 1).toBe(true);
        }
      }),
    );
  });

  it("does not take an answer a minute after the feedback for knowledge", () => {
    const wrong = answer({ itemId: "echo", correct: false, atMs: NOW - DAY_MS });
    const echo = answer({ itemId: "echo", correct: true, atMs: NOW - DAY_MS + 60_000 });
    const [evidence] = toEvidence(DOMAINS, [wrong, echo], new Map(), NOW);
    expect(evidence?.right).toBeLessThan(0.5);
  });

  it("takes the last answer after a night, at less than a first one", () => {
    const wrong = answer({ itemId: "again", correct: false, atMs: NOW - 3 * DAY_MS });
    const right = answer({ itemId: "again", correct: true, atMs: NOW });
    const [evidence] = toEvidence(DOMAINS, [wrong, right], new Map(), NOW);
    const [first] = toEvidence(DOMAINS, [answer({ atMs: NOW })], new Map(), NOW);
    expect(evidence?.right).toBe(1);
    expect(evidence?.weight).toBeLessThan(first?.weight ?? 0);
  });

  it("does not know what is answered later", () => {
    expect(toEvidence(DOMAINS, [answer({ atMs: NOW + 1 })], new Map(), NOW)).toEqual([]);
  });
});

describe("the calibration of confidence", () => {
  const said = (confidence: "guess" | "sure", correct: number, of: number) =>
    Array.from({ length: of }, (_, index) => ({ confidence, correct: index < correct }));

  it("finds who is sure and wrong, and who guesses and knows", () => {
    const levels = confidenceCalibration([...said("sure", 10, 30), ...said("guess", 29, 30)]);
    expect(levels.map(({ confidence, verdict }) => [confidence, verdict])).toEqual([
      ["guess", "too-modest"],
      ["fairly", "not-enough"],
      ["sure", "too-sure"],
    ]);
  });

  it("judges nobody by a handful of answers", () => {
    expect(confidenceCalibration(said("sure", 0, 7)).at(-1)).toMatchObject({ share: null, verdict: "not-enough" });
    expect(confidenceCalibration(said("sure", 27, 30)).at(-1)?.verdict).toBe("fits");
  });
});
