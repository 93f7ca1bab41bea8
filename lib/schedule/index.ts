export { deriveGrade, type Confidence, CONFIDENCES, type Grade } from "./memory/grade.ts";
export { DAY_MS, foldLog, type LoggedReview } from "./memory/fold-log.ts";
export { dueAtMs, type Memory, retrievability, reviewMemory } from "./memory/memory.ts";
export { dueQueue } from "./plan/due-queue.ts";
export { forecast } from "./plan/forecast.ts";
export { planReviews, type PlannableItem } from "./plan/plan-reviews.ts";
