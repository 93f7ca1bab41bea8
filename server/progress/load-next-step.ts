import "server-only";
import type { NextStepDto } from "@/lib/api/progress.contract";

import type { Actor } from "../auth/actor.ts";
import { dueOf, loadStudyBase } from "./study-base.ts";
import { tenMinutes } from "./ten-minutes.ts";

/** What the next ten minutes are best spent on. A stranger has not begun: nothing is looked up for one. */
export async function loadNextStep(actor: Actor, now: Date): Promise<NextStepDto> {
  const nothing = { begun: false, due: 0, reviews: 0, fresh: 0, gain: 0, task: null };
  if (actor.kind === "stranger") return nothing;
  const base = await loadStudyBase(actor.userId, now);
  if (base.seen.length === 0) return nothing;
  const { chosen, gain } = await tenMinutes(actor.userId, base);
  const reviews = chosen.filter(({ memory }) => memory !== null).length;
  const most = mostFrequent(chosen.map(({ group }) => group));
  const task = base.content.guide.domains.flatMap(({ tasks }) => tasks).find(({ id }) => id === most);
  return {
    begun: true,
    due: dueOf(base).length,
    reviews,
    fresh: chosen.length - reviews,
    gain,
    task: task === undefined ? null : { task: task.id, title: task.title },
  };
}

function mostFrequent(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}
