import "server-only";
import type { Memory } from "@/lib/schedule";

import { type Database, getDb, inTransaction } from "../db/client.ts";
import { findAnswerLog } from "../db/review-log-repository.ts";
import {
  deleteReviewStates,
  findReviewStates,
  lockReviews,
  type ReviewStateRow,
  writeReviewStates,
} from "../db/review-repository.ts";
import { foldMemories, toStateRow } from "./fold-states.ts";

/**
 * Folds the log of one item again and keeps what comes out: after an answer, and after one was taken back.
 * Called twice it has the same effect; of two at once the later sees both answers.
 */
export async function keepReviewState(userId: string, itemId: string): Promise<void> {
  await inTransaction(async (tx) => {
    await lockReviews(tx, userId);
    const memory = foldMemories(await findAnswerLog(tx, userId, itemId)).get(itemId);
    if (memory === undefined) await deleteReviewStates(tx, userId, [itemId]);
    else await writeReviewStates(tx, userId, [toStateRow(itemId, memory)]);
  });
}

/**
 * Makes all of a learner's states again from the whole log: after an exam, which answers many items at once,
 * after accounts are merged, and whenever the projection is in doubt.
 * @returns how many states had been missing, wrong or too many
 */
export async function rebuildReviewStates(userId: string): Promise<number> {
  return await inTransaction(async (tx) => await rebuildReviewStatesIn(tx, userId));
}

/** The same, as a part of a transaction that does more. */
export async function rebuildReviewStatesIn(tx: Database, userId: string): Promise<number> {
  await lockReviews(tx, userId);
  const memories = foldMemories(await findAnswerLog(tx, userId));
  const { changed, gone } = compare(memories, await findReviewStates(tx, userId));
  await writeReviewStates(tx, userId, changed);
  await deleteReviewStates(tx, userId, gone);
  return changed.length + gone.length;
}

/** Rebuilds the states where they are not what the log was just folded to; as a rule they are. */
export async function mendReviewStates(userId: string, memories: ReadonlyMap<string, Memory>): Promise<void> {
  const { changed, gone } = compare(memories, await findReviewStates(getDb(), userId));
  if (changed.length + gone.length > 0) await rebuildReviewStates(userId);
}

function compare(memories: ReadonlyMap<string, Memory>, states: readonly ReviewStateRow[]) {
  const kept = new Map(states.map((state) => [state.itemId, state]));
  const changed = [...memories]
    .map(([itemId, memory]) => toStateRow(itemId, memory))
    .filter((state) => !isSame(state, kept.get(state.itemId)));
  return { changed, gone: [...kept.keys()].filter((itemId) => !memories.has(itemId)) };
}

function isSame(one: ReviewStateRow, other: ReviewStateRow | undefined): boolean {
  return (
    one.stability === other?.stability &&
    one.difficulty === other.difficulty &&
    one.reviews === other.reviews &&
    one.lapses === other.lapses &&
    one.dueAt.getTime() === other.dueAt.getTime() &&
    one.lastReviewAt.getTime() === other.lastReviewAt.getTime()
  );
}
