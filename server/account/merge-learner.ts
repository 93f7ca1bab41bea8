import "server-only";
import { lockPeople, deleteUserRow } from "../db/account-repository.ts";
import { BELONGINGS } from "../db/belongings.ts";
import { inTransaction } from "../db/client.ts";
import { rebuildReviewStatesIn } from "../review/keep-review-state.ts";
import { keepOneOpen } from "../exam/keep-one-open.ts";

/**
 * Makes an anonymous learner's work part of a person's account: every row once, none lost, all or nothing. Of two open
 * exam attempts the one begun last goes on, the other is handed in as it stands.
 * @returns false where there is no such anonymous learner (any more): then nothing was done.
 */
export async function mergeLearner(fromId: string, toId: string, now: Date): Promise<boolean> {
  return await inTransaction(async (tx) => {
    const people = await lockPeople(tx, [fromId, toId]);
    const from = people.find(({ id }) => id === fromId);
    const to = people.find(({ id }) => id === toId);
    if (from?.isAnonymous !== true || to === undefined || to.isAnonymous) return false;
    await keepOneOpen(tx, [fromId, toId], now);
    for (const { move } of BELONGINGS) await move?.(tx, fromId, toId);
    await rebuildReviewStatesIn(tx, toId);
    await deleteUserRow(tx, fromId);
    return true;
  });
}
