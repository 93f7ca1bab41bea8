import type { PracticeScope, PracticeSupplyDto } from "@/lib/api/practice.contract";
import { DOMAIN_IDS, TASK_IDS } from "@/lib/content/exam-tasks";
import { LESSON_SLUGS } from "@/lib/content/registry";

/** What a learner can choose between, in the order of the form. */
export const SCOPE_KINDS = ["mixture", "topic", "task", "domain", "weakness", "due", "new"] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** Kinds that are one of a list. */
export const LISTS = { topic: LESSON_SLUGS, task: TASK_IDS, domain: DOMAIN_IDS } as const;
export type ListKind = keyof typeof LISTS;

export type Choice = { readonly kind: ScopeKind } & { readonly [Kind in ListKind]: (typeof LISTS)[Kind][number] };

export function isList(kind: ScopeKind): kind is ListKind {
  return kind in LISTS;
}

/** What the API calls the choice. */
export function toScope(choice: Choice): PracticeScope {
  const version = 1;
  switch (choice.kind) {
    case "mixture":
      return { version, kind: "bank", topic: null };
    case "topic":
      return { version, kind: "bank", topic: choice.topic };
    case "task":
      return { version, kind: "task", task: choice.task };
    case "domain":
      return { version, kind: "domain", domain: choice.domain };
    case "weakness":
    case "due":
    case "new":
      return { version, kind: choice.kind };
  }
}

/** How many questions a member of a list has. Unknown (null) until the server has said. */
export function countIn(supply: PracticeSupplyDto | undefined, kind: ListKind, id: string): number | null {
  if (!supply) return null;
  const counts = { topic: supply.topics, task: supply.tasks, domain: supply.domains }[kind];
  return counts[id] ?? 0;
}

/** The choice with each list on a member that has questions, so that what is offered can be started. */
export function onSupply(choice: Choice, supply: PracticeSupplyDto | undefined): Choice {
  return {
    ...choice,
    topic: standing(LISTS.topic, choice.topic, (id) => countIn(supply, "topic", id)),
    task: standing(LISTS.task, choice.task, (id) => countIn(supply, "task", id)),
    domain: standing(LISTS.domain, choice.domain, (id) => countIn(supply, "domain", id)),
  };
}

function standing<Id extends string>(ids: readonly Id[], chosen: Id, countOf: (id: Id) => number | null): Id {
  return countOf(chosen) === 0 ? (ids.find((id) => countOf(id) !== 0) ?? chosen) : chosen;
}
