import "server-only";
import { usualMsOf } from "@/lib/readiness/item-traits";
import { DAY_MS, dueAtMs, type Memory, type PlannableItem } from "@/lib/schedule";

import { loadStudyContent, placeOf, type StudyContent } from "../content/study-content.ts";
import { getDb } from "../db/client.ts";
import { findUnseenItems, type StudyItem } from "../db/review-log-repository.ts";
import { findPaces, findStudyStates } from "../db/study-state-repository.ts";
import { findStudyPlan, type StudyPlanRow } from "../db/study-plan-repository.ts";

/** What planning needs of a learner: their memories, not their answers, so that it stays small however much they answer. */
export interface StudyBase {
  readonly now: Date;
  readonly content: StudyContent;
  readonly plan: StudyPlanRow | null;
  /** Items answered at least once, the latest first. */
  readonly seen: readonly { readonly item: StudyItem; readonly memory: Memory }[];
  /** Times taken, as shares of the usual time, of the latest answers. */
  readonly paces: readonly number[];
  /** How likely an item of a domain is known unseen. */
  readonly priorRecall: (domain: string) => number;
}

/** From the kept states. */
export async function loadStudyBase(userId: string, now: Date): Promise<StudyBase> {
  const [content, plan, rows, times] = await Promise.all([
    loadStudyContent(),
    findStudyPlan(getDb(), userId),
    findStudyStates(getDb(), userId),
    findPaces(getDb(), userId),
  ]);
  const lapses = rows.reduce((sum, { memory }) => sum + memory.lapses, 0);
  const reviews = rows.reduce((sum, { memory }) => sum + memory.reviews, 0);
  // Drawn towards one in two by four answers.
  const share = (reviews - lapses + 2) / (reviews + 4);
  const paces = times.map(({ type, elapsedMs }) => elapsedMs / usualMsOf(type));
  return { now, content, plan, seen: rows, paces, priorRecall: () => share };
}

/** Live items that are due. */
export function dueOf({ seen, now }: StudyBase): readonly { readonly item: StudyItem; readonly memory: Memory }[] {
  return seen.filter(({ item, memory }) => item.live && dueAtMs(memory) <= now.getTime());
}

/** A plannable item with where it comes from. */
export interface StudyCandidate extends PlannableItem {
  /** The exam's task. */
  readonly group: string;
  readonly revisionId: string;
}

/** New items of one task that a plan looks at: more than a learner gets through in many weeks. */
const NEW_PER_TASK = 30;
/** What is planned with of what was answered; the rest is long past counting. */
const MOST_SEEN = 1_500;

/**
 * Everything a plan may choose from: what was answered, and new items of every task. An item is worth
 * its task's share of the exam, shared among the task's items here, in percentage points.
 */
export async function findCandidates(userId: string, base: StudyBase): Promise<StudyCandidate[]> {
  const { seen, content, paces, priorRecall } = base;
  const unseen = await findUnseenItems(
    getDb(),
    userId,
    seen.map(({ item }) => item.id),
    NEW_PER_TASK,
  );
  const answered = seen.filter(({ item }) => item.live).slice(0, MOST_SEEN);
  const items = [...answered, ...unseen.map((item) => ({ item, memory: null }))];
  const tasks = new Map(content.guide.domains.flatMap((domain) => domain.tasks.map((task) => [task.id, task.items])));
  const counts = new Map<string, number>();
  for (const { item } of items) {
    const { task } = placeOf(item.blueprint);
    counts.set(task, (counts.get(task) ?? 0) + (item.depth === "exam" ? 1 : 0));
  }
  const pace = medianPace(paces);
  return items.map(({ item, memory }) => {
    const { task, domain } = placeOf(item.blueprint);
    const share = (100 * (tasks.get(task) ?? 0)) / content.guide.items;
    return {
      id: item.id,
      revisionId: item.revisionId,
      group: task,
      memory,
      priorRecall: priorRecall(domain),
      weight: item.depth === "exam" ? share / Math.max(1, counts.get(task) ?? 1) : 0,
      minutes: minutesOf(item, pace),
    };
  });
}

/** What answering takes of the usual time, for this learner: from a half to two times. */
function medianPace(paces: readonly number[]): number {
  const sorted = paces.toSorted((one, other) => one - other);
  return Math.min(2, Math.max(0.5, sorted[Math.floor(sorted.length / 2)] ?? 1));
}

/** Reading the reasons takes about as long as half the answer. */
function minutesOf({ type }: StudyItem, pace: number): number {
  return (usualMsOf(type) * pace * 1.5) / 60_000;
}

/** Without a date to aim at, a month ahead. */
const DEFAULT_HORIZON_DAYS = 30;

/** Noon of exam day; null from then on. */
export function examMs({ plan, now }: Pick<StudyBase, "plan" | "now">): number | null {
  if (plan === null) return null;
  const at = Date.parse(`${plan.examDate}T12:00:00Z`);
  return at > now.getTime() ? at : null;
}

export function horizonMs(base: Pick<StudyBase, "plan" | "now">): number {
  return examMs(base) ?? base.now.getTime() + DEFAULT_HORIZON_DAYS * DAY_MS;
}
