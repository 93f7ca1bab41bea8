export { closedAtMs, GRACE_MS, isOverdue } from "./attempt/attempt-window.ts";
export { arrangeElements } from "./paper/arrange-elements.ts";
export { drawPaper } from "./paper/draw-paper.ts";
export { paperHash } from "./paper/paper-hash.ts";
export { type CreditPolicy, type CreditRule, EXAM_CREDIT, PRACTICE_CREDIT } from "./scoring/credit.ts";
export { keyResponse } from "./scoring/key-response.ts";
export { isWithin } from "./scoring/numeric-tolerance.ts";
export { responseFits, type AnswerableItem } from "./scoring/response-fits.ts";
export {
  type ItemType,
  OptionId,
  Response,
  type Rubric,
  type Score,
  TRUTH_IDS,
} from "./scoring/rubric.ts";
export { scoreAttempt, type AttemptScore } from "./scoring/score-attempt.ts";
export { scoreResponse } from "./scoring/score-response.ts";
