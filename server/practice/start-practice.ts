import "server-only";
import { randomUUID } from "node:crypto";

import type { PracticeScope, PracticeSessionDto } from "@/lib/api/practice.contract";
import { err, ok, type Result } from "@/lib/result";

import type { Actor } from "../auth/actor.ts";
import { itemOf, loadItems } from "../content/load-items.ts";
import { getDb } from "../db/client.ts";
import { drawPractice, type PracticePool } from "../db/practice-draw.ts";
import { insertPracticeSession } from "../db/practice-repository.ts";
import { toPracticeSessionDto } from "./practice-session-dto.ts";

export interface StartPractice {
  readonly scope: PracticeScope;
  readonly size: number;
  readonly actor: Actor;
  readonly now: Date;
  /** The learner's id; called once it is certain that there is something to store. */
  readonly learner: () => Promise<string>;
}

/**
 * Draws a session from the bank and stores it: items, their order and the order of their options are
 * fixed from then on. A bank smaller than `size` gives what it has.
 * @returns the session, or `bank-too-small` where no item fits the scope.
 */
export async function startPractice(
  input: StartPractice,
): Promise<Result<PracticeSessionDto, { code: "bank-too-small" }>> {
  const seed = randomUUID();
  const userId = input.actor.kind === "user" ? input.actor.userId : null;
  const drawn = await drawPractice(getDb(), {
    pool: toPool(input.scope),
    userId,
    seed,
    size: input.size,
    now: input.now,
  });
  return await openSession({ ...input, seed, revisionIds: drawn.map((row) => row.revisionId) });
}

export interface OpenSession extends Pick<StartPractice, "scope" | "now" | "learner"> {
  /** What decides the order of options. */
  readonly seed: string;
  /** What was drawn, in the order to be shown. */
  readonly revisionIds: readonly string[];
}

/** Stores a session of these items, however they were drawn. @returns `bank-too-small` where there are none. */
export async function openSession(input: OpenSession): Promise<Result<PracticeSessionDto, { code: "bank-too-small" }>> {
  const { seed, revisionIds } = input;
  if (revisionIds.length === 0) return err({ code: "bank-too-small" });
  const items = await loadItems(revisionIds);
  const entries = revisionIds.map((revisionId, index) => {
    const item = itemOf(items, revisionId);
    return { position: index + 1, itemRevisionId: revisionId, optionOrder: item.arrange(seed) };
  });
  const session = { userId: await input.learner(), scope: input.scope, seed, createdAt: input.now };
  const id = await insertPracticeSession(getDb(), session, entries);
  const row = {
    id,
    scope: input.scope,
    createdAt: input.now,
    finishedAt: null,
    entries: entries.map((entry) => ({ ...entry, answer: null })),
  };
  return ok(toPracticeSessionDto(row, items));
}

/** A lesson's check draws the lesson's own items, practice never does. */
function toPool(scope: PracticeScope): PracticePool {
  switch (scope.kind) {
    case "bank":
      if (scope.topic === null) return { kind: "mixture" };
      return { kind: "bank", part: { use: "practice", topic: scope.topic } };
    case "task":
      return { kind: "bank", part: { use: "practice", task: scope.task } };
    case "domain":
      return { kind: "bank", part: { use: "practice", domain: scope.domain } };
    case "weakness":
      return { kind: "weak" };
    case "due":
    case "new":
      return { kind: scope.kind };
    case "lesson":
      return { kind: "bank", part: { use: "lesson", topic: scope.slug } };
  }
}
