import "server-only";
import type { ForecastDto } from "@/lib/api/progress.contract";
import { DAY_MS, forecast, planReviews } from "@/lib/schedule";

import type { LearnerStudy } from "./learner-study.ts";
import { examMs, findCandidates } from "./study-base.ts";

/** What the learner's plan comes to on exam day; null without a date that lies ahead. */
export async function examForecast(userId: string, study: LearnerStudy): Promise<ForecastDto | null> {
  const exam = examMs(study);
  if (exam === null || study.plan === null) return null;
  const nowMs = study.now.getTime();
  const candidates = (await findCandidates(userId, study)).filter(({ weight }) => weight > 0);
  const budget = { nowMs, examMs: exam, minutesPerDay: study.plan.minutesPerDay };
  const plan = planReviews(candidates, { ...budget, minutesToday: minutesToday(study) });
  const groups = new Map(forecast(candidates, plan).map((each) => [each.group, each]));
  const minutes = new Map(candidates.map((candidate) => [candidate.id, candidate.minutes]));

  const days = new Map<number, { minutes: number; reviews: number }>();
  for (const { id, day } of plan.reviews) {
    const sum = days.get(day) ?? { minutes: 0, reviews: 0 };
    days.set(day, { minutes: sum.minutes + (minutes.get(id) ?? 0), reviews: sum.reviews + 1 });
  }
  const total = candidates.reduce((sum, { weight }) => sum + weight, 0);
  const overall = (which: "without" | "planned") =>
    total === 0
      ? 0
      : candidates.reduce((sum, { id, weight }) => sum + weight * (plan.recall.get(id)?.[which] ?? 0), 0) / total;
  return {
    tasks: study.content.guide.domains
      .flatMap(({ tasks }) => tasks)
      .flatMap(({ id, title }) => {
        const group = groups.get(id);
        if (group === undefined) return [];
        const { items, seen, without, planned } = group;
        return [{ task: id, title, items, seen, without, planned }];
      }),
    overall: { without: overall("without"), planned: overall("planned") },
    days: [...days]
      .toSorted(([one], [other]) => one - other)
      .map(([day, sum]) => ({ day: new Date(nowMs + day * DAY_MS).toISOString().slice(0, 10), ...sum })),
  };
}

/** Minutes of the last twelve hours' answers: what of today's is used already, wherever the learner's day began. */
function minutesToday({ log, now }: LearnerStudy): number {
  const since = now.getTime() - DAY_MS / 2;
  return log.reduce((sum, { at, elapsedMs }) => (at.getTime() >= since ? sum + (elapsedMs ?? 0) / 60_000 : sum), 0);
}
