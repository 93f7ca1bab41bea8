import type { Standing } from "./standing.ts";

export const REVIEW_FILTERS = ["all", "unanswered", "flagged"] as const;
export type ReviewFilter = (typeof REVIEW_FILTERS)[number];

export function isShown(filter: ReviewFilter, { response, flagged }: Standing): boolean {
  switch (filter) {
    case "all":
      return true;
    case "unanswered":
      return response === null;
    case "flagged":
      return flagged;
  }
}
