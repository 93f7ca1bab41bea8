export { OptionId, Response, type ItemType, type Rubric, type Score } from "./scoring/rubric.ts";
export { scoreResponse } from "./scoring/score-response.ts";
