import "server-only";
import { randomUUID } from "node:crypto";

import type { PracticeScope, PracticeSessionDto } from "@/lib/api/practice.contract";
import { err, type Result } from "@/lib/result";
import { dueQueue } from "@/lib/schedule";

import type { Actor } from "../auth/actor.ts";
import { openSession } from "../practice/start-practice.ts";
import { dueOf, loadStudyBase, type StudyBase } from "../progress/study-base.ts";
import { tenMinutes } from "../progress/ten-minutes.ts";

export interface StartReview {
  readonly of: "due" | "ten-minutes";
  readonly actor: Actor;
  readonly now: Date;
  /** The learner's id; called once it is certain that there is something to store. */
  readonly learner: () => Promise<string>;
}

/** More than this at a sitting is drudgery; the rest stays due. */
const MOST_DUE = 20;

/** Starts a session of what is due, items of lesson checks among it, or of the most useful ten minutes. */
export async function startReview(input: StartReview): Promise<Result<PracticeSessionDto, { code: "bank-too-small" }>> {
  const { of, actor, now, learner } = input;
  // Nobody has this id: a stranger has no states, and gets new items.
  const userId = actor.kind === "user" ? actor.userId : "";
  const base = await loadStudyBase(userId, now);
  const drawn = of === "due" ? dueRevisions(base) : await tenMinuteRevisions(userId, base);
  if (drawn.length === 0) return err({ code: "bank-too-small" });
  const scope: PracticeScope = of === "due" ? { version: 1, kind: "due" } : { version: 1, kind: "bank", topic: null };
  return await openSession({ scope, now, learner, seed: randomUUID(), revisionIds: drawn });
}

function dueRevisions(base: StudyBase): string[] {
  const waiting = dueOf(base).map(({ item, memory }) => ({ id: item.id, revisionId: item.revisionId, memory }));
  return dueQueue(waiting, base.now.getTime())
    .slice(0, MOST_DUE)
    .map(({ revisionId }) => revisionId);
}

async function tenMinuteRevisions(userId: string, base: StudyBase): Promise<string[]> {
  return (await tenMinutes(userId, base)).chosen.map(({ revisionId }) => revisionId);
}
