import type { ItemType } from "./rubric.ts";

/**
 * Which item types pay for a part of the answer, as data. Whoever shows an item says which rule
 * applies to it.
 */
export type CreditRule = "all-or-nothing" | "partial";
export type CreditPolicy = Readonly<Record<ItemType, CreditRule>>;

/** Exams, ours as AWS's: an answer is right or it is not. */
export const EXAM_CREDIT: CreditPolicy = {
  "single-choice": "all-or-nothing",
  "multiple-response": "all-or-nothing",
  "true-false": "all-or-nothing",
  ordering: "all-or-nothing",
  matching: "all-or-nothing",
  numeric: "all-or-nothing",
};

/**
 * Practice: ordering and matching, which the Cloud Practitioner exam does not have, pay for their
 * parts. Multiple response, which it has, does not: practice must not promise what the exam refuses.
 */
export const PRACTICE_CREDIT: CreditPolicy = { ...EXAM_CREDIT, ordering: "partial", matching: "partial" };
