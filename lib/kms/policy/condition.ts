import type { Condition } from "./policy-document.ts";

/** The values of a request's condition keys, by key in lower case; undefined for a key that is absent. */
export interface ConditionKeys {
  readonly get: (name: string) => readonly string[] | undefined;
}

type Test = (actual: string, wanted: string) => boolean;

const number = (compare: (actual: number, wanted: number) => boolean): Test => {
  return (actual, wanted) => compare(Number(actual), Number(wanted));
};
const date = (compare: (actual: number, wanted: number) => boolean): Test => {
  return (actual, wanted) => compare(moment(actual), moment(wanted));
};

/** What a value must be; the operators with Not in their name are these, refused. */
const TESTS: Readonly<Record<string, Test>> = {
  StringEquals: (actual, wanted) => actual === wanted,
  StringEqualsIgnoreCase: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  StringLike: (actual, wanted) => fits(wanted, actual),
  ArnEquals: (actual, wanted) => fits(wanted, actual),
  ArnLike: (actual, wanted) => fits(wanted, actual),
  Bool: (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase(),
  NumericEquals: number((actual, wanted) => actual === wanted),
  NumericLessThan: number((actual, wanted) => actual < wanted),
  NumericLessThanEquals: number((actual, wanted) => actual <= wanted),
  NumericGreaterThan: number((actual, wanted) => actual > wanted),
  NumericGreaterThanEquals: number((actual, wanted) => actual >= wanted),
  DateEquals: date((actual, wanted) => actual === wanted),
  DateLessThan: date((actual, wanted) => actual < wanted),
  DateLessThanEquals: date((actual, wanted) => actual <= wanted),
  DateGreaterThan: date((actual, wanted) => actual > wanted),
  DateGreaterThanEquals: date((actual, wanted) => actual >= wanted),
};

const NEGATED: Readonly<Record<string, string>> = {
  StringNotEquals: "StringEquals",
  StringNotEqualsIgnoreCase: "StringEqualsIgnoreCase",
  StringNotLike: "StringLike",
  ArnNotEquals: "ArnEquals",
  ArnNotLike: "ArnLike",
  NumericNotEquals: "NumericEquals",
  DateNotEquals: "DateEquals",
};

/** The operators that compare a value, by their plain names. */
export const CONDITION_TESTS: readonly string[] = [...Object.keys(TESTS), ...Object.keys(NEGATED)].toSorted();

/** Whether an operator is one at all: a condition with another never holds. */
export function isConditionOperator(operator: string): boolean {
  return operator === "Null" || CONDITION_TESTS.includes(OPERATOR.exec(operator)?.[2] ?? "");
}

const OPERATOR = /^(?:(ForAllValues|ForAnyValue):)?([A-Za-z]+?)(IfExists)?$/;

/**
 * Whether a condition holds. An absent key fails every operator but the negated ones, …IfExists,
 * ForAllValues and Null; an operator that does not exist fails.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function conditionHolds({ operator, key, values }: Condition, keys: ConditionKeys): boolean {
  const actual = keys.get(key.toLowerCase());
  if (operator === "Null") return values.includes(String(actual === undefined));
  const [, quantifier, name = "", ifExists] = OPERATOR.exec(operator) ?? [];
  const negated = Object.hasOwn(NEGATED, name);
  const test = TESTS[NEGATED[name] ?? name];
  if (!test) return false;
  const all = quantifier === "ForAllValues" || (negated && quantifier === undefined);
  if (actual === undefined) return all || ifExists !== undefined;
  const holds = (value: string) => values.some((wanted) => test(value, wanted)) !== negated;
  return all ? actual.every(holds) : actual.some(holds);
}

/** Whether a text fits a pattern with * (any run) and ? (any one character). Case counts. */
export function fits(pattern: string, text: string): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/\*+/g, ".*")
    .replace(/\?/g, ".");
  return new RegExp(`^${source}$`, "su").test(text);
}

function moment(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
