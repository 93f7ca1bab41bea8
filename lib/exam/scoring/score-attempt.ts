import type { Response, Rubric } from "./rubric.ts";
import { scaledScore } from "./scaled-score.ts";
import { scoreResponse } from "./score-response.ts";

export interface AttemptItem {
  readonly position: number;
  readonly topic: string;
  /** False for a pilot: graded for the report, counted in no score. */
  readonly scored: boolean;
  readonly rubric: Rubric;
  /** Null where the item was left blank: blank is wrong, and there is no other penalty. */
  readonly response: Response | null;
}

export interface TopicScore {
  readonly topic: string;
  readonly scored: number;
  readonly correct: number;
}

export interface AttemptScore {
  readonly scored: number;
  readonly correct: number;
  /** Of all items, pilots included. */
  readonly answered: number;
  readonly scaledScore: number;
  readonly passScore: number;
  readonly passed: boolean;
  /** In order of first appearance on the paper. */
  readonly byTopic: readonly TopicScore[];
  readonly entries: readonly { readonly position: number; readonly correct: boolean }[];
}

/**
 * Grades a whole attempt: a pure function of paper and answers, so that anyone can grade it again.
 * @param items the paper in order, with at least one scored item
 */
export function scoreAttempt(items: readonly AttemptItem[], passScore: number): AttemptScore {
  const entries = items.map((item) => ({
    position: item.position,
    correct: item.response !== null && scoreResponse(item.rubric, item.response).correct,
  }));
  const right = new Set(entries.filter((entry) => entry.correct).map((entry) => entry.position));
  const counted = items.filter((item) => item.scored);
  const correct = counted.filter((item) => right.has(item.position)).length;
  const { scaled, passed } = scaledScore(correct, counted.length, passScore);
  return {
    scored: counted.length,
    correct,
    answered: items.filter((item) => item.response !== null).length,
    scaledScore: scaled,
    passScore,
    passed,
    byTopic: scoreTopics(counted, right),
    entries,
  };
}

function scoreTopics(counted: readonly AttemptItem[], right: ReadonlySet<number>): TopicScore[] {
  return [...new Set(counted.map((item) => item.topic))].map((topic) => {
    const items = counted.filter((item) => item.topic === topic);
    return { topic, scored: items.length, correct: items.filter((item) => right.has(item.position)).length };
  });
}
