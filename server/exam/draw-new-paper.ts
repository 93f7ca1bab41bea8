import "server-only";
import { createHash } from "node:crypto";

import { z } from "zod";

import type { BlueprintDocument } from "@/lib/content/blueprint";
import { drawPaper, paperHash, type PaperInfeasible, SEEN_WINDOW_MS, toSeenLately } from "@/lib/exam";
import { ok, type Result } from "@/lib/result";

import { itemOf, loadItems } from "../content/load-items.ts";
import { getDb } from "../db/client.ts";
import type { NewAttempt } from "../db/exam-repository.ts";
import { findExamPool, findSightings } from "../db/item-repository.ts";

/**
 * With seed and blueprint version, all that a drawing depended on: who has the same pool draws the
 * same paper again, and its hash shows it.
 */
const PaperRecipe = z.strictObject({
  version: z.literal(1),
  /** SHA-256 over the pool's sorted revision ids, hex. */
  poolHash: z.string(),
  /** What the learner had seen lately, with its cost. */
  seen: z.record(z.string(), z.number()),
  /** Which of those are on the paper all the same. */
  repeated: z.array(z.string()),
});
type PaperRecipe = z.infer<typeof PaperRecipe>;

/** Null for a paper of before there were recipes. @throws where it is no recipe that we wrote. */
export function parseRecipe(stored: unknown): PaperRecipe | null {
  return stored === null ? null : PaperRecipe.parse(stored);
}

export interface PaperOrder {
  readonly blueprint: BlueprintDocument;
  readonly blueprintVersion: number;
  readonly seed: string;
  /** Null for a learner who is not known yet, and has seen nothing. */
  readonly userId: string | null;
  readonly now: Date;
}

type NewPaper = Pick<NewAttempt, "seed" | "hash" | "recipe" | "entries">;

/** Draws a paper for one learner from the bank as it is now. @returns what the bank lacks, cell by cell. */
export async function drawNewPaper(order: PaperOrder): Promise<Result<NewPaper, PaperInfeasible>> {
  const { blueprint, seed, userId, now } = order;
  const pool = await findExamPool(getDb());
  const since = new Date(now.getTime() - SEEN_WINDOW_MS);
  const sightings = userId === null ? [] : await findSightings(getDb(), userId, since);
  const inPool = new Set(pool.map(({ id }) => id));
  const seen = toSeenLately(
    sightings.flatMap(({ itemId, at }) => (inPool.has(itemId) ? [{ itemId, atMs: at.getTime() }] : [])),
    now.getTime(),
  );
  const drawn = drawPaper(blueprint, pool, seed, seen);
  if (!drawn.ok) return drawn;

  const items = await loadItems(drawn.value.entries.map(({ item }) => item.revisionId));
  const entries = drawn.value.entries.map(({ item: { revisionId }, scored }) => ({
    itemRevisionId: revisionId,
    optionOrder: itemOf(items, revisionId).arrange(seed),
    scored,
  }));
  const recipe: PaperRecipe = {
    version: 1,
    poolHash: sha256Hex(JSON.stringify(pool.map(({ revisionId }) => revisionId).toSorted())),
    seen: Object.fromEntries(seen),
    repeated: [...drawn.value.repeated],
  };
  const version = order.blueprintVersion;
  return ok({
    seed,
    hash: paperHash({ blueprint: { slug: blueprint.slug, version }, seed, entries }, sha256Hex),
    recipe,
    entries,
  });
}

function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
