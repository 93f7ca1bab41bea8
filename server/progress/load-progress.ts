import "server-only";
import type { ProgressDto, ReadinessDto, RecentReviewDto } from "@/lib/api/progress.contract";
import { ASSUMED_CUT_PERCENT } from "@/lib/exam";
import { confidenceCalibration } from "@/lib/readiness/confidence-calibration";
import { DAY_MS, dueAtMs } from "@/lib/schedule";

import type { Actor } from "../auth/actor.ts";
import { loadItems } from "../content/load-items.ts";
import { placeOf } from "../content/study-content.ts";
import { gradeOf, toConfidence } from "../review/fold-states.ts";
import { mendReviewStates } from "../review/keep-review-state.ts";
import { examForecast } from "./exam-forecast.ts";
import { findMisconceptions } from "./find-misconceptions.ts";
import { type LearnerStudy, loadLearnerStudy } from "./learner-study.ts";
import { dueOf } from "./study-base.ts";

const HISTORY_DAYS = 182;
const RECENT_REVIEWS = 20;
const HOUR_MS = 3_600_000;

/** All that the progress page shows. All of it follows from the log; the kept states are mended on the way. */
export async function loadProgress(actor: Actor, now: Date): Promise<ProgressDto> {
  const userId = actor.kind === "user" ? actor.userId : null;
  const study = await loadLearnerStudy(userId, now);
  if (userId !== null) await mendReviewStates(userId, study.memories);
  const stated = study.log.map(({ confidence, correct }) => ({ confidence: toConfidence(confidence), correct }));
  return {
    now: now.toISOString(),
    answers: study.log.length,
    readiness: toReadinessDto(study),
    confidence: confidenceCalibration(stated),
    misconceptions: await findMisconceptions(study),
    history: toHistory(study),
    reviews: await toRecentReviews(study),
    due: dueOf(study).length,
    plan: study.plan,
    forecast: userId === null ? null : await examForecast(userId, study),
  };
}

function toReadinessDto({ readiness, content }: LearnerStudy): ReadinessDto {
  const { domains, passProbability, weight, weightNeeded } = readiness;
  return {
    domains: content.guide.domains.map(({ id, title, weight: percent }) => {
      const judged = domains.find(({ domain }) => domain === id);
      return { domain: id, title, weight: percent, items: judged?.items ?? 0, estimate: judged?.estimate ?? null };
    }),
    passProbability,
    evidence: weight,
    evidenceNeeded: weightNeeded,
    cutPercent: ASSUMED_CUT_PERCENT,
    questions: content.guide.domains.reduce((sum, { scoredItems }) => sum + scoredItems, 0),
  };
}

/** By the hour, so that the browser can cut days where the learner is. */
function toHistory({ log, now }: LearnerStudy): ProgressDto["history"] {
  const since = now.getTime() - HISTORY_DAYS * DAY_MS;
  const hours = new Map<number, { answers: number; correct: number }>();
  for (const { at, correct } of log) {
    if (at.getTime() < since) continue;
    const hour = Math.floor(at.getTime() / HOUR_MS) * HOUR_MS;
    const sum = hours.get(hour) ?? { answers: 0, correct: 0 };
    hours.set(hour, { answers: sum.answers + 1, correct: sum.correct + (correct ? 1 : 0) });
  }
  return [...hours].map(([hour, sum]) => ({ hour: new Date(hour).toISOString(), ...sum }));
}

async function toRecentReviews({ log, memories }: LearnerStudy): Promise<RecentReviewDto[]> {
  const recent = log.flatMap((row) => (row.sessionId === null ? [] : [{ ...row, sessionId: row.sessionId }]));
  const rows = recent.slice(-RECENT_REVIEWS).toReversed();
  const items = await loadItems(rows.map(({ revisionId }) => revisionId));
  return rows.flatMap((row) => {
    const item = items.get(row.revisionId);
    const memory = memories.get(row.itemId);
    if (item === undefined) return [];
    return [
      {
        sessionId: row.sessionId,
        position: row.position,
        stem: item.stem,
        task: placeOf(row.item.blueprint).task,
        at: row.at.toISOString(),
        grade: gradeOf(row),
        undone: row.undone,
        dueAt: memory === undefined ? null : new Date(dueAtMs(memory)).toISOString(),
      },
    ];
  });
}
