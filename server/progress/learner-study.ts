import "server-only";
import { floorOf, hardnessOf, usualMsOf } from "@/lib/readiness/item-traits";
import type { ObservedAnswer } from "@/lib/readiness/evidence";
import { readiness, type Readiness } from "@/lib/readiness/readiness";
import { DAY_MS, dueAtMs, type Memory, type PlannableItem } from "@/lib/schedule";

import { loadStudyContent, placeOf, type StudyContent } from "../content/study-content.ts";
import { getDb } from "../db/client.ts";
import { findAnswerLog, findUnseenItems, type LoggedAnswerRow, type StudyItem } from "../db/review-log-repository.ts";
import { findStudyPlan, type StudyPlanRow } from "../db/study-plan-repository.ts";
import { foldMemories, toConfidence } from "../review/fold-states.ts";

/** What a learner has done, and what follows from it at one time. */
export interface LearnerStudy {
  readonly now: Date;
  readonly content: StudyContent;
  readonly log: readonly LoggedAnswerRow[];
  readonly memories: ReadonlyMap<string, Memory>;
  readonly readiness: Readiness;
  readonly plan: StudyPlanRow | null;
  /** Live items that are due, by id. */
  readonly due: ReadonlySet<string>;
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

export async function loadLearnerStudy(userId: string | null, now: Date): Promise<LearnerStudy> {
  const content = await loadStudyContent();
  const [log, plan] =
    userId === null ? [[], null] : await Promise.all([findAnswerLog(getDb(), userId), findStudyPlan(getDb(), userId)]);
  const memories = foldMemories(log);
  const live = new Set(log.flatMap(({ itemId, item }) => (item.live ? [itemId] : [])));
  const due = [...memories].filter(([itemId, memory]) => live.has(itemId) && dueAtMs(memory) <= now.getTime());
  const examAnswers = log.filter(({ undone, item }) => !undone && item.depth === "exam").map(toObserved);
  return {
    now,
    content,
    log,
    memories,
    readiness: readiness(examDomains(content), examAnswers, memories, now.getTime()),
    plan,
    due: new Set(due.map(([itemId]) => itemId)),
  };
}

function examDomains({ guide }: StudyContent) {
  return guide.domains.map(({ id, scoredItems, tasks }) => ({
    domain: id,
    questions: scoredItems,
    points: tasks.reduce((sum, task) => sum + task.points.length, 0),
  }));
}

function toObserved(row: LoggedAnswerRow): ObservedAnswer {
  const { itemId, correct, item } = row;
  const { domain, point } = placeOf(item.blueprint);
  return {
    itemId,
    domain,
    point,
    atMs: row.at.getTime(),
    correct,
    confidence: toConfidence(row.confidence),
    floor: floorOf(item.type),
    hardness: hardnessOf(item.difficulty),
  };
}

/**
 * Everything a plan may choose from: what was answered, and new items of every task. An item is worth
 * its task's share of the exam, shared among the task's items here, in percentage points.
 */
export async function findCandidates(userId: string, study: LearnerStudy): Promise<StudyCandidate[]> {
  const { log, memories, content } = study;
  const seen = new Map(log.map((row) => [row.itemId, row.item]));
  const unseen = await findUnseenItems(getDb(), userId, [...seen.keys()], NEW_PER_TASK);
  const answered = [...seen.values()]
    .toReversed()
    .filter(({ live }) => live)
    .slice(0, MOST_SEEN);
  const items = [...answered, ...unseen];
  const tasks = new Map(content.guide.domains.flatMap((domain) => domain.tasks.map((task) => [task.id, task.items])));
  const counts = new Map<string, number>();
  for (const { blueprint } of items) {
    const { task } = placeOf(blueprint);
    counts.set(task, (counts.get(task) ?? 0) + 1);
  }
  const pace = paceOf(log);
  const prior = priorRecall(study);
  return items.map((item) => {
    const { task, domain } = placeOf(item.blueprint);
    const share = (100 * (tasks.get(task) ?? 0)) / content.guide.items;
    return {
      id: item.id,
      revisionId: item.revisionId,
      group: task,
      memory: memories.get(item.id) ?? null,
      priorRecall: prior(domain),
      weight: item.depth === "exam" ? share / (counts.get(task) ?? 1) : 0,
      minutes: minutesOf(item, pace),
    };
  });
}

/** What answering takes of the usual time, for this learner: from a half to two times. */
function paceOf(log: readonly LoggedAnswerRow[]): number {
  const paces = log
    .flatMap(({ elapsedMs, item }) => (elapsedMs === null ? [] : [elapsedMs / usualMsOf(item.type)]))
    .slice(-100)
    .toSorted((one, other) => one - other);
  const median = paces[Math.floor(paces.length / 2)];
  return Math.min(2, Math.max(0.5, median ?? 1));
}

/** Reading the reasons takes about as long as half the answer. */
function minutesOf({ type }: StudyItem, pace: number): number {
  return (usualMsOf(type) * pace * 1.5) / 60_000;
}

/** How likely the learner knows an item unseen: as likely as in that domain so far, else one in two. */
function priorRecall({ readiness: { domains } }: LearnerStudy): (domain: string) => number {
  const means = new Map(domains.map(({ domain, estimate }) => [domain, estimate?.mean ?? 0.5]));
  return (domain) => Math.min(0.95, Math.max(0.05, means.get(domain) ?? 0.5));
}

/** Without a date to aim at, a month ahead. */
const DEFAULT_HORIZON_DAYS = 30;

/** Noon of exam day; null from then on. */
export function examMs({ plan, now }: Pick<LearnerStudy, "plan" | "now">): number | null {
  if (plan === null) return null;
  const at = Date.parse(`${plan.examDate}T12:00:00Z`);
  return at > now.getTime() ? at : null;
}

export function horizonMs(study: Pick<LearnerStudy, "plan" | "now">): number {
  return examMs(study) ?? study.now.getTime() + DEFAULT_HORIZON_DAYS * DAY_MS;
}
