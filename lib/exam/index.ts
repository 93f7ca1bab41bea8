export { acceptsAnswer, closedAtMs, GRACE_MS, isOverdue } from "./attempt/attempt-window.ts";
export { drawPaper, type BlueprintCell, type PaperInfeasible, type PoolItem } from "./paper/draw-paper.ts";
export { paperHash, type FrozenPaper } from "./paper/paper-hash.ts";
export { shuffleOptions } from "./paper/shuffle-options.ts";
export { responseFits, type AnswerableItem } from "./scoring/response-fits.ts";
export { OptionId, Response, type ItemType, type Rubric, type Score } from "./scoring/rubric.ts";
export { ASSUMED_CUT_PERCENT, MAX_SCALED, MIN_SCALED } from "./scoring/scaled-score.ts";
export { scoreAttempt, type AttemptItem, type AttemptScore } from "./scoring/score-attempt.ts";
export { scoreResponse } from "./scoring/score-response.ts";
