import "server-only";
import type { AttemptResultDto } from "@/lib/api/exam.contract";

import { referenceTexts } from "../content/reference-texts.ts";

interface GradedItem {
  readonly task: string;
  readonly correct: boolean;
}

/** Domains in the guide's order, each with its tasks; only those that the paper has scored items of. */
export async function toSections(items: readonly GradedItem[]): Promise<AttemptResultDto["sections"]> {
  const { sections: titles } = await referenceTexts();
  const titleOf = (id: string) => titles.get(id) ?? { en: id, "pt-BR": id };
  return idsOf(items, domainOf).map((domain) => {
    const mine = items.filter((item) => domainOf(item) === domain);
    return {
      id: domain,
      title: titleOf(domain),
      ...count(mine),
      tasks: idsOf(mine, ({ task }) => task).map((task) => ({
        id: task,
        title: titleOf(task),
        ...count(mine.filter((item) => item.task === task)),
      })),
    };
  });
}

function domainOf({ task }: GradedItem): string {
  return task.split(".")[0] ?? "";
}

function idsOf(items: readonly GradedItem[], idOf: (item: GradedItem) => string): string[] {
  return [...new Set(items.map(idOf))].toSorted();
}

function count(items: readonly GradedItem[]): { readonly scored: number; readonly correct: number } {
  return { scored: items.length, correct: items.filter(({ correct }) => correct).length };
}
