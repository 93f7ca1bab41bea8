import type { ItemType } from "../exam/index.ts";

/** What an item's type and its author's guess say before anybody has answered it. */

/** The chance of a right answer by luck alone: four options, or two right ones among five, as the exam has them. */
const FLOOR: Readonly<Record<ItemType, number>> = {
  "single-choice": 0.25,
  "multiple-response": 0.1,
  "true-false": 0.5,
  ordering: 0.02,
  matching: 0.05,
  numeric: 0.02,
};

/** Reading and answering at the exam's pace, 83 seconds a question, shared out by how much there is to read. */
const USUAL_SECONDS: Readonly<Record<ItemType, number>> = {
  "single-choice": 50,
  "multiple-response": 75,
  "true-false": 30,
  ordering: 75,
  matching: 90,
  numeric: 60,
};

/** Logits between two steps of the author's five. */
const STEP = 0.5;
const MIDDLING = 3;

export function floorOf(type: ItemType): number {
  return FLOOR[type];
}

export function usualMsOf(type: ItemType): number {
  return USUAL_SECONDS[type] * 1_000;
}

/** @param difficulty the author's guess, 1 (nearly all know it) to 5 (few do) */
export function hardnessOf(difficulty: number): number {
  return (difficulty - MIDDLING) * STEP;
}
