import "server-only";
import type { ObservedAnswer } from "@/lib/readiness/evidence";
import { floorOf, hardnessOf, usualMsOf } from "@/lib/readiness/item-traits";
import { readiness, type Readiness } from "@/lib/readiness/readiness";
import type { Memory } from "@/lib/schedule";

import { loadStudyContent, placeOf, type StudyContent } from "../content/study-content.ts";
import { getDb } from "../db/client.ts";
import { findAnswerLog, type LoggedAnswerRow } from "../db/review-log-repository.ts";
import { findStudyPlan } from "../db/study-plan-repository.ts";
import { foldMemories, toConfidence } from "../review/fold-states.ts";
import type { StudyBase } from "./study-base.ts";

/** All that a learner has done, and what follows from it at one time. */
export interface LearnerStudy extends StudyBase {
  readonly log: readonly LoggedAnswerRow[];
  readonly memories: ReadonlyMap<string, Memory>;
  readonly readiness: Readiness;
}

/** From the whole log. @param userId null for a stranger, who has done nothing */
export async function loadLearnerStudy(userId: string | null, now: Date): Promise<LearnerStudy> {
  const content = await loadStudyContent();
  const [log, plan] =
    userId === null ? [[], null] : await Promise.all([findAnswerLog(getDb(), userId), findStudyPlan(getDb(), userId)]);
  const memories = foldMemories(log);
  const examAnswers = log.filter(({ undone, item }) => !undone && item.depth === "exam").map(toObserved);
  const judged = readiness(examDomains(content), examAnswers, memories, now.getTime());
  const latest = new Map(log.toReversed().map(({ item }) => [item.id, item]));
  return {
    now,
    content,
    plan,
    log,
    memories,
    readiness: judged,
    seen: [...latest.values()].flatMap((item) => {
      const memory = memories.get(item.id);
      return memory === undefined ? [] : [{ item, memory }];
    }),
    paces: log
      .slice(-100)
      .flatMap(({ elapsedMs, item }) => (elapsedMs === null ? [] : [elapsedMs / usualMsOf(item.type)])),
    priorRecall: priorRecall(judged),
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

/** As likely as in that domain so far, else one in two. */
function priorRecall({ domains }: Readiness): (domain: string) => number {
  const means = new Map(domains.map(({ domain, estimate }) => [domain, estimate?.mean ?? 0.5]));
  return (domain) => Math.min(0.95, Math.max(0.05, means.get(domain) ?? 0.5));
}
