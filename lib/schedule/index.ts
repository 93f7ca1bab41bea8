export { DAY_MS, foldLog, type LoggedReview } from "./memory/fold-log.ts";
export { type Confidence, CONFIDENCES, deriveGrade, type Grade } from "./memory/grade.ts";
export { dueAtMs, type Memory, retrievability, reviewMemory } from "./memory/memory.ts";
export { dueQueue } from "./plan/due-queue.ts";
export { forecast } from "./plan/forecast.ts";
export { type PlannableItem, planReviews } from "./plan/plan-reviews.ts";
