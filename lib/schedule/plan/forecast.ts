import type { PlannableItem, ReviewPlan } from "./plan-reviews.ts";

export interface GroupForecast {
  readonly group: string;
  readonly items: number;
  /** How many of them the learner has answered at least once. */
  readonly seen: number;
  /** Mean expected recall on exam day with no further review, and with the plan. */
  readonly without: number;
  readonly planned: number;
}

/** What a plan comes to, group by group (an exam's task, say), in order of first appearance. */
export function forecast(
  items: readonly (PlannableItem & { readonly group: string })[],
  plan: ReviewPlan,
): GroupForecast[] {
  const groups = new Map<string, { items: number; seen: number; without: number; planned: number }>();
  for (const { id, group, memory } of items) {
    const sum = groups.get(group) ?? { items: 0, seen: 0, without: 0, planned: 0 };
    const recall = plan.recall.get(id) ?? { without: 0, planned: 0 };
    groups.set(group, {
      items: sum.items + 1,
      seen: sum.seen + (memory === null ? 0 : 1),
      without: sum.without + recall.without,
      planned: sum.planned + recall.planned,
    });
  }
  return [...groups].map(([group, sum]) => ({
    group,
    items: sum.items,
    seen: sum.seen,
    without: sum.without / sum.items,
    planned: sum.planned / sum.items,
  }));
}
