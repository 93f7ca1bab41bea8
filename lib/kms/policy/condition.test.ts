import { describe, expect, it } from "vitest";

import { conditionHolds } from "./condition.ts";

const holds = (operator: string, actual: readonly string[] | undefined, ...values: readonly string[]) =>
  conditionHolds({ operator, key: "K", values }, { get: (name) => (name === "k" ? actual : undefined) });

/** Each operator with values that it takes and values that it does not, at the edge where it has one. */
const OPERATORS: readonly (readonly [
  operator: string,
  wanted: string,
  fits: readonly string[],
  not: readonly string[],
])[] = [
  ["StringEquals", "Selo", ["Selo"], ["selo", "Selo "]],
  ["StringEqualsIgnoreCase", "Selo", ["SELO", "selo"], ["sela"]],
  ["StringLike", "s?l*", ["selo", "sal"], ["sl", "xselo", "Selo"]],
  ["StringLike", "a.c", ["a.c"], ["abc"]],
  ["ArnEquals", "arn:aws:iam::1:role/*", ["arn:aws:iam::1:role/app"], ["arn:aws:iam::2:role/app"]],
  ["ArnLike", "arn:aws:iam::?:role/app", ["arn:aws:iam::1:role/app"], ["arn:aws:iam::12:role/app"]],
  ["Bool", "true", ["true", "True"], ["false"]],
  ["NumericEquals", "30", ["30", "30.0"], ["31"]],
  ["NumericLessThan", "30", ["29"], ["30", "31"]],
  ["NumericLessThanEquals", "30", ["29", "30"], ["31"]],
  ["NumericGreaterThan", "30", ["31"], ["30", "29"]],
  ["NumericGreaterThanEquals", "30", ["30", "31"], ["29"]],
  ["DateEquals", "2026-11-24T00:00:00Z", ["2026-11-24T00:00:00.000Z", "1795478400"], ["2026-11-25T00:00:00Z"]],
  ["DateLessThan", "2026-11-24T00:00:00Z", ["2026-11-23T23:59:59Z"], ["2026-11-24T00:00:00Z"]],
  ["DateLessThanEquals", "2026-11-24T00:00:00Z", ["2026-11-24T00:00:00Z"], ["2026-11-24T00:00:01Z"]],
  ["DateGreaterThan", "2026-11-24T00:00:00Z", ["2026-11-24T00:00:01Z"], ["2026-11-24T00:00:00Z"]],
  ["DateGreaterThanEquals", "2026-11-24T00:00:00Z", ["2026-11-24T00:00:00Z"], ["2026-11-23T23:59:59Z"]],
];
const NEGATED = [
  "StringEquals",
  "StringEqualsIgnoreCase",
  "StringLike",
  "ArnEquals",
  "ArnLike",
  "NumericEquals",
  "DateEquals",
];
const negate = (operator: string) => operator.replace(/^(String|Arn|Numeric|Date)/, "$1Not");

describe.each(OPERATORS)("%s %s", (operator, wanted, fits, not) => {
  it("takes what fits, and its negation the rest", () => {
    for (const value of fits) expect(holds(operator, [value], wanted)).toBe(true);
    for (const value of not) expect(holds(operator, [value], wanted)).toBe(false);
    if (!NEGATED.includes(operator)) return;
    for (const value of fits) expect(holds(negate(operator), [value], wanted)).toBe(false);
    for (const value of not) expect(holds(negate(operator), [value], wanted)).toBe(true);
  });

  it("fails for an absent key, unless it says IfExists", () => {
    expect(holds(operator, undefined, wanted)).toBe(false);
    expect(holds(`${operator}IfExists`, undefined, wanted)).toBe(true);
    expect(holds(`${operator}IfExists`, [not[0] ?? ""], wanted)).toBe(false);
  });
});

it.each([
  ["ForAllValues:StringEquals", ["a", "b"], true],
  ["ForAllValues:StringEquals", ["a", "c"], false],
  ["ForAllValues:StringEquals", undefined, true],
  ["ForAnyValue:StringEquals", ["c", "b"], true],
  ["ForAnyValue:StringEquals", ["c"], false],
  ["ForAnyValue:StringEquals", undefined, false],
  ["StringEquals", ["c", "b"], true],
  ["StringNotEquals", ["c", "b"], false],
  ["StringNotEquals", undefined, true],
  ["NoSuchOperator", ["a"], false],
  ["String Equals", ["a"], false],
] as const)("%s over %j among a and b: %s", (operator, actual, expected) => {
  expect(holds(operator, actual, "a", "b")).toBe(expected);
});

it.each([
  ["true", undefined, true],
  ["true", ["x"], false],
  ["false", ["x"], true],
] as const)("Null %s of %j: %s", (value, actual, expected) => {
  expect(holds("Null", actual, value)).toBe(expected);
});
