export { closedAtMs, GRACE_MS, isOverdue } from "./attempt/attempt-window.ts";
export { drawPaper } from "./paper/draw-paper.ts";
export { paperHash } from "./paper/paper-hash.ts";
export { shuffleOptions } from "./paper/shuffle-options.ts";
export { responseFits, type AnswerableItem } from "./scoring/response-fits.ts";
export { OptionId, Response, type Rubric } from "./scoring/rubric.ts";
export { scoreAttempt, type AttemptScore } from "./scoring/score-attempt.ts";
export { scoreResponse } from "./scoring/score-response.ts";
