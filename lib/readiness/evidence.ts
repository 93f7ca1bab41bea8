import { type Confidence, DAY_MS, type Memory, retrievability } from "../schedule/index.ts";

/**
 * Which answers say what a learner knows now, and how much. docs/readiness.md has the reasons.
 *
 * The exam asks questions that one has not seen, so the first answer to an item counts in full. A later
 * one, after a night at least, counts for less: part of it is memory of the item. Of each item only its
 * last such answer is used. Answers lose weight with age, since people change.
 *
 * What was right then may be forgotten now, and what was wrong has been explained since. So an item is
 * not right or wrong but right to a share, by what FSRS says of its memory today. Explaining helps only
 * where the exam asks about the same: to the share of the domain's points that practice has covered.
 */
export interface ObservedAnswer {
  readonly itemId: string;
  /** The exam guide's domain: "1" … "4", and the point in it: "2.2-S4". */
  readonly domain: string;
  readonly point: string;
  readonly atMs: number;
  readonly correct: boolean;
  readonly confidence: Confidence | null;
  /** Chance, 0 … 1, of a right answer by luck alone. */
  readonly floor: number;
  /** How much harder than the middling item, in logits. */
  readonly hardness: number;
}

export interface Evidence {
  readonly domain: string;
  /** 0 … 1: how right the answer would be today. */
  readonly right: number;
  /** 0 … 1, in full answers. */
  readonly weight: number;
  readonly floor: number;
  readonly hardness: number;
}

export interface CoveredDomain {
  readonly domain: string;
  /** Points of the exam guide in it. */
  readonly points: number;
}

/** What an answer to an item seen before is worth, against a first one. */
export const REPEAT_WEIGHT = 0.6;
/** After this many days an answer is worth half. */
export const HALF_LIFE_DAYS = 30;
/** How far forgetting an item means forgetting what it stands for: what came from lessons or work lasts longer. */
export const FORGETTING_SHARE = 0.15;
/** How far an explained mistake helps with another question, before a learner's own repeats say more. */
export const FEEDBACK_SHARE = 0.5;
/** How many repeats it takes until they count for as much as FEEDBACK_SHARE. */
const FEEDBACK_PRIOR = 8;
/** Answers to one item closer together than this are one sitting: the later ones only echo the feedback. */
const ECHO_DAYS = 0.5;

/** @param atMs the time for which to judge; answers after it are not there yet */
export function toEvidence(
  domains: readonly CoveredDomain[],
  answers: readonly ObservedAnswer[],
  memories: ReadonlyMap<string, Memory>,
  atMs: number,
): Evidence[] {
  const past = answers.filter((answer) => answer.atMs <= atMs);
  const coverage = new Map(domains.map((each) => [each.domain, coverageOf(each, past)]));
  const histories = [...byItem(past).values()];
  const feedback = feedbackShare(histories);
  return histories.map((history) => {
    const { answer, first } = lastTelling(history);
    const memory = memories.get(answer.itemId);
    const recall = memory === undefined ? 1 : retrievability(memory, atMs);
    const days = (atMs - answer.atMs) / DAY_MS;
    return {
      domain: answer.domain,
      right: recall ** FORGETTING_SHARE * (answer.correct ? 1 : feedback * (coverage.get(answer.domain) ?? 0)),
      weight: (first ? 1 : REPEAT_WEIGHT) * 0.5 ** (days / HALF_LIFE_DAYS),
      floor: answer.floor,
      hardness: answer.hardness,
    };
  });
}

function coverageOf({ domain, points }: CoveredDomain, answers: readonly ObservedAnswer[]): number {
  const seen = new Set(answers.filter((answer) => answer.domain === domain).map(({ point }) => point));
  return points === 0 ? 0 : Math.min(1, seen.size / points);
}

/**
 * How far explaining helped this learner: of the items first answered wrong, how many more are right
 * after a night than unseen ones are.
 */
function feedbackShare(histories: readonly (readonly ObservedAnswer[])[]): number {
  const firsts = histories.flatMap(([first]) => (first === undefined ? [] : [first]));
  const unseen = firsts.filter(({ correct }) => correct).length / Math.max(1, firsts.length);
  const repeats = histories.flatMap(([first, ...later]) => {
    if (first === undefined || first.correct) return [];
    const next = later.find(({ atMs }) => atMs - first.atMs >= ECHO_DAYS * DAY_MS);
    return next === undefined ? [] : [next];
  });
  const right = repeats.filter(({ correct }) => correct).length;
  const share = unseen >= 1 || repeats.length === 0 ? 0 : (right / repeats.length - unseen) / (1 - unseen);
  const own = Math.min(1, Math.max(0, share));
  return (FEEDBACK_PRIOR * FEEDBACK_SHARE + repeats.length * own) / (FEEDBACK_PRIOR + repeats.length);
}

function byItem(answers: readonly ObservedAnswer[]): Map<string, ObservedAnswer[]> {
  const items = new Map<string, ObservedAnswer[]>();
  for (const answer of answers.toSorted((one, other) => one.atMs - other.atMs)) {
    const history = items.get(answer.itemId);
    if (history === undefined) items.set(answer.itemId, [answer]);
    else history.push(answer);
  }
  return items;
}

/** The last answer that no feedback of the same sitting came before. */
function lastTelling(history: readonly ObservedAnswer[]): { answer: ObservedAnswer; first: boolean } {
  const [first, ...later] = history as [ObservedAnswer, ...ObservedAnswer[]];
  let telling = first;
  let before = first;
  for (const answer of later) {
    if (answer.atMs - before.atMs >= ECHO_DAYS * DAY_MS) telling = answer;
    before = answer;
  }
  return { answer: telling, first: telling === first };
}
