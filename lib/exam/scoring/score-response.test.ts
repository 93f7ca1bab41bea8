import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { seededRandom } from "../random/seeded-random.ts";
import { shuffle } from "../random/shuffle.ts";
import { type CreditPolicy, EXAM_CREDIT, PRACTICE_CREDIT } from "./credit.ts";
import { keyResponse } from "./key-response.ts";
import { type AnswerableItem, responseFits } from "./response-fits.ts";
import { Response, type Rubric } from "./rubric.ts";
import { scoreResponse } from "./score-response.ts";

const EVERYTHING_PARTIAL: CreditPolicy = {
  "single-choice": "partial",
  "multiple-response": "partial",
  "true-false": "partial",
  ordering: "partial",
  matching: "partial",
  numeric: "partial",
};

const IDS = ["amber", "birch", "cedar", "dune", "elm", "fern"];
const ids = (minLength: number) => fc.shuffledSubarray(IDS, { minLength });
const number = fc.oneof(fc.integer({ min: -1e9, max: 1e9 }), fc.double({ min: -1e6, max: 1e6, noNaN: true }));

const rubric: fc.Arbitrary<Rubric> = fc.oneof(
  fc.constantFrom(...IDS).map((key) => ({ type: "single-choice", key }) as const),
  fc.constantFrom("true" as const, "false" as const).map((key) => ({ type: "true-false", key }) as const),
  ids(2).map((keys) => ({ type: "multiple-response", keys }) as const),
  ids(3).map((order) => ({ type: "ordering", order }) as const),
  fc
    .array(fc.constantFrom(...IDS), { minLength: 2, maxLength: 6 })
    .map(
      (choices) =>
        ({ type: "matching", matches: choices.map((choice, index) => ({ prompt: `p${index}`, choice })) }) as const,
    ),
  fc
    .record({
      value: number,
      tolerance: fc.oneof(
        fc.record({ absolute: fc.double({ min: 0, max: 1e6, noNaN: true }) }),
        fc.record({ relative: fc.double({ min: 0, max: 1, noNaN: true }) }),
      ),
    })
    .map((answer) => ({ type: "numeric", ...answer }) as const),
);

const response: fc.Arbitrary<Response> = fc.oneof(
  fc.constantFrom(...IDS).map((optionId) => ({ type: "single-choice", optionId }) as const),
  fc.constantFrom("true" as const, "false" as const).map((optionId) => ({ type: "true-false", optionId }) as const),
  ids(1).map((optionIds) => ({ type: "multiple-response" as const, optionIds })),
  ids(2).map((order) => ({ type: "ordering" as const, order })),
  fc
    .array(fc.record({ prompt: fc.constantFrom("p0", "p1", "p2", "p9"), choice: fc.constantFrom(...IDS) }), {
      minLength: 1,
      maxLength: 6,
    })
    .map((matches) => ({ type: "matching" as const, matches })),
  number.map((value) => ({ type: "numeric", value }) as const),
);

const policies = fc.constantFrom(EXAM_CREDIT, PRACTICE_CREDIT, EVERYTHING_PARTIAL);

describe("scoreResponse", () => {
  it("gives the key the whole point under every policy", () => {
    fc.assert(
      fc.property(rubric, policies, (each, policy) => {
        expect(scoreResponse(each, keyResponse(each), policy)).toEqual({ points: 1, correct: true });
      }),
    );
  });

  it("stays between 0 and 1, is the whole point exactly where it is right, and is all or nothing in an exam", () => {
    fc.assert(
      fc.property(rubric, response, policies, (each, given, policy) => {
        const score = scoreResponse(each, given, policy);
        expect(score.points).toBeGreaterThanOrEqual(0);
        expect(score.points).toBeLessThanOrEqual(1);
        expect(score.correct).toBe(score.points === 1);
        expect([0, 1]).toContain(scoreResponse(each, given).points);
        expect(scoreResponse(each, given).correct).toBe(score.correct);
        if (each.type !== given.type) expect(score.points).toBe(0);
      }),
      { numRuns: 2_000 },
    );
  });

  it("does not care in which order options were chosen or prompts matched", () => {
    fc.assert(
      fc.property(rubric, response, fc.string(), (each, given, seed) => {
        const random = seededRandom(seed);
        const permuted: Response =
          given.type === "multiple-response"
            ? { ...given, optionIds: shuffle(given.optionIds, random) }
            : given.type === "matching" &&
                new Set(given.matches.map(({ prompt }) => prompt)).size === given.matches.length
              ? { ...given, matches: shuffle(given.matches, random) }
              : given;
        expect(scoreResponse(each, permuted, EVERYTHING_PARTIAL)).toEqual(
          scoreResponse(each, given, EVERYTHING_PARTIAL),
        );
      }),
    );
  });

  it("leaves rubric and response as they were", () => {
    fc.assert(
      fc.property(rubric, response, (each, given) => {
        const before = JSON.stringify([each, given]);
        scoreResponse(each, given, EVERYTHING_PARTIAL);
        expect(JSON.stringify([each, given])).toBe(before);
      }),
    );
  });

  it.each([
    [["amber"], 0.5],
    [["amber", "birch"], 1],
    [["amber", "cedar"], 0],
    [["amber", "birch", "cedar"], 0.5],
    [["amber", "birch", "cedar", "dune", "elm"], 0],
    [["cedar"], 0],
    [["amber", "amber"], 0],
  ])("gives the choice of %j a share of %d of two keys, where a policy pays shares", (optionIds, share) => {
    const two: Rubric = { type: "multiple-response", keys: ["amber", "birch"] };
    const given: Response = { type: "multiple-response", optionIds };
    expect(scoreResponse(two, given, EVERYTHING_PARTIAL).points).toBe(share);
    expect(scoreResponse(two, given, PRACTICE_CREDIT).points).toBe(share === 1 ? 1 : 0);
  });

  it.each([
    [["a", "b", "c", "d"], 1],
    [["b", "a", "c", "d"], 2 / 3],
    [["d", "a", "b", "c"], 0],
    [["d", "c", "b", "a"], 0],
    [["a", "b", "c"], 0],
    [["a", "b", "c", "x"], 0],
  ])("gives the order %j a share of %d", (order, share) => {
    const right: Rubric = { type: "ordering", order: ["a", "b", "c", "d"] };
    expect(scoreResponse(right, { type: "ordering", order }, PRACTICE_CREDIT).points).toBeCloseTo(share, 12);
    expect(scoreResponse(right, { type: "ordering", order }).points).toBe(share === 1 ? 1 : 0);
  });

  it("gives each prompt that is matched its part", () => {
    const matches = ["p", "q", "r"].map((prompt) => ({ prompt, choice: "amber" }));
    const right: Rubric = { type: "matching", matches };
    const two: Response = { type: "matching", matches: [...matches.slice(0, 2), { prompt: "r", choice: "birch" }] };
    expect(scoreResponse(right, two, PRACTICE_CREDIT)).toEqual({ points: 2 / 3, correct: false });
    const open: Response = { type: "matching", matches: matches.slice(0, 1) };
    expect(scoreResponse(right, open, PRACTICE_CREDIT).points).toBeCloseTo(1 / 3, 12);
    expect(scoreResponse(right, two, EXAM_CREDIT).points).toBe(0);
  });

  it.each([
    [4096, { absolute: 0 }, 4096, true],
    [4096, { absolute: 0 }, 4095, false],
    [0.3, { absolute: 0 }, 0.1 + 0.2, true],
    [100, { absolute: 5 }, 105, true],
    [100, { absolute: 5 }, 105.01, false],
    [200, { relative: 0.01 }, 202, true],
    [200, { relative: 0.01 }, 197.9, false],
    [-200, { relative: 0.01 }, -198, true],
    [0, { relative: 0.5 }, 0.0001, false],
    [0, { relative: 0.5 }, 0, true],
  ] as const)("of the key %d with %j, takes %d: %s", (value, tolerance, given, right) => {
    expect(scoreResponse({ type: "numeric", value, tolerance }, { type: "numeric", value: given }).correct).toBe(right);
  });
});

describe("responseFits", () => {
  const ordering: AnswerableItem = { type: "ordering", optionIds: ["a", "b", "c"] };
  const matching: AnswerableItem = { type: "matching", promptIds: ["p", "q"], optionIds: ["a", "b"] };
  const truth: AnswerableItem = { type: "true-false", optionIds: ["true", "false"] };
  const numeric: AnswerableItem = { type: "numeric", optionIds: [] };

  it.each<[AnswerableItem, Response, boolean]>([
    [ordering, { type: "ordering", order: ["c", "b", "a"] }, true],
    [ordering, { type: "ordering", order: ["c", "b"] }, false],
    [ordering, { type: "ordering", order: ["c", "b", "b"] }, false],
    [ordering, { type: "multiple-response", optionIds: ["a"] }, false],
    [matching, { type: "matching", matches: [{ prompt: "p", choice: "a" }] }, true],
    [matching, { type: "matching", matches: ["p", "q"].map((prompt) => ({ prompt, choice: "a" })) }, true],
    [matching, { type: "matching", matches: [{ prompt: "a", choice: "p" }] }, false],
    [matching, { type: "matching", matches: ["p", "p"].map((prompt) => ({ prompt, choice: "a" })) }, false],
    [truth, { type: "true-false", optionId: "false" }, true],
    [numeric, { type: "numeric", value: -3.5 }, true],
    [numeric, { type: "single-choice", optionId: "a" }, false],
  ])("says of %j and %j: %s", (item, given, fits) => {
    expect(responseFits(item, given)).toBe(fits);
  });
});

describe("a response on the wire", () => {
  it.each([
    [{ type: "numeric", value: Number.NaN }],
    [{ type: "numeric", value: Number.POSITIVE_INFINITY }],
    [{ type: "numeric", value: "4096" }],
    [{ type: "numeric", value: 1e16 }],
    [{ type: "true-false", optionId: "maybe" }],
    [{ type: "true-false", optionId: true }],
    [{ type: "ordering", order: ["a"] }],
    [{ type: "ordering", order: Array.from({ length: 13 }, (_, index) => `e${index}`) }],
    [{ type: "matching", matches: [] }],
    [{ type: "matching", matches: [{ prompt: "__proto__", choice: "a" }] }],
    [{ type: "matching", matches: [{ prompt: "p", choice: "a", key: true }] }],
  ])("is refused as %j", (given) => {
    expect(Response.safeParse(given).success).toBe(false);
  });

  it("survives JSON, whatever the type", () => {
    fc.assert(
      fc.property(rubric, (each) => {
        const key = keyResponse(each);
        if (key.type === "numeric" && Object.is(key.value, -0)) return;
        expect(Response.parse(JSON.parse(JSON.stringify(key)))).toEqual(key);
      }),
    );
  });
});
