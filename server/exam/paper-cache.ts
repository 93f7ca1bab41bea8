import "server-only";
import type { AnswerableItem } from "@/lib/exam";

import { itemOf, loadItems } from "../content/load-items.ts";
import { getDb } from "../db/client.ts";
import { findAttempt } from "../db/exam-repository.ts";
import { LruCache } from "../lru-cache.ts";
import { processSingleton } from "../process-singleton.ts";

const CACHED_ATTEMPTS = 5_000;

/** Of an attempt, what never changes: whose it is and what may be answered where. No key in it. */
interface AttemptFacts {
  readonly userId: string;
  readonly answerable: ReadonlyMap<number, AnswerableItem>;
}

/**
 * What may be answered at each position of a learner's own attempt, so that checking an answer costs
 * no query after the first. Null for another's attempt as for none.
 */
export async function answerableItems(
  userId: string,
  attemptId: string,
): Promise<ReadonlyMap<number, AnswerableItem> | null> {
  const cache = processSingleton("papers", () => new LruCache<string, AttemptFacts>(CACHED_ATTEMPTS));
  const key = attemptId.toLowerCase();
  const facts = cache.get(key) ?? (await loadFacts(userId, attemptId));
  if (facts === null || facts.userId !== userId) return null;
  cache.set(key, facts);
  return facts.answerable;
}

async function loadFacts(userId: string, attemptId: string): Promise<AttemptFacts | null> {
  const attempt = await findAttempt(getDb(), attemptId, userId);
  if (attempt === null) return null;
  const items = await loadItems(attempt.entries.map((entry) => entry.itemRevisionId));
  return {
    userId,
    answerable: new Map(
      attempt.entries.map((entry) => [entry.position, itemOf(items, entry.itemRevisionId).answerable]),
    ),
  };
}
