import "server-only";
import { PLAN_LIMITS, type StudyPlanDto } from "@/lib/api/progress.contract";
import { err, ok, type Result } from "@/lib/result";
import { DAY_MS } from "@/lib/schedule";

import { getDb } from "../db/client.ts";
import { saveStudyPlan } from "../db/study-plan-repository.ts";

/** Keeps the plan of a learner; the date must lie ahead, by half a year at most, wherever they are. */
export async function savePlan(
  plan: StudyPlanDto,
  now: Date,
  learner: () => Promise<string>,
): Promise<Result<StudyPlanDto, { code: "bad-request"; fields: readonly string[] }>> {
  const ahead = (Date.parse(`${plan.examDate}T12:00:00Z`) - now.getTime()) / DAY_MS;
  if (!(ahead > 0 && ahead <= PLAN_LIMITS.mostDaysAhead + 1)) return err({ code: "bad-request", fields: ["examDate"] });
  await saveStudyPlan(getDb(), await learner(), plan, now);
  return ok(plan);
}
