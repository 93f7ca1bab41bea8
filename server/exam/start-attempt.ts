import "server-only";
import { createHash, randomUUID } from "node:crypto";

import type { AttemptDto } from "@/lib/api/exam.contract";
import { BlueprintDocument } from "@/lib/content/blueprint";
import type { Locale } from "@/lib/content/locale";
import { drawPaper, paperHash } from "@/lib/exam";
import { err, invariant, ok, type Result } from "@/lib/result";

import type { Actor } from "../auth/actor.ts";
import { itemOf, loadItems } from "../content/load-items.ts";
import { getDb, isUniqueViolation } from "../db/client.ts";
import {
  findLatestBlueprint,
  findOpenAttempt,
  insertAttempt,
  type AttemptRow,
  type NewAttempt,
} from "../db/exam-repository.ts";
import { findExamPool } from "../db/item-repository.ts";
import { toAttemptDto } from "./attempt-dto.ts";
import { findCurrentAttempt } from "./find-current-attempt.ts";

export interface StartAttempt {
  readonly blueprint: string;
  readonly locale: Locale;
  readonly actor: Actor;
  readonly now: Date;
  /** The learner's id; called once it is certain that there is something to store. */
  readonly learner: () => Promise<string>;
}

type StartError = { readonly code: "not-found" } | { readonly code: "bank-too-small" };

/**
 * Freezes a paper and starts the clock, unless the learner has an attempt open: then that one is
 * given back, however many starts arrive at once.
 * @returns the attempt, or `not-found` for an unknown blueprint, or `bank-too-small`.
 */
export async function startAttempt(input: StartAttempt): Promise<Result<AttemptDto, StartError>> {
  if (input.actor.kind === "user") {
    const open = await findOpen(input.actor.userId, input.now);
    if (open) return ok(await toAttemptDto(open, input.now));
  }
  const paper = await drawNewPaper(input);
  if (!paper.ok) return paper;
  const userId = await input.learner();
  const attempt = await insertOrFindOpen({ ...paper.value, userId }, input.now);
  return ok(await toAttemptDto(attempt, input.now));
}

async function findOpen(userId: string, now: Date): Promise<AttemptRow | null> {
  const id = await findOpenAttempt(getDb(), userId);
  const attempt = id === null ? null : await findCurrentAttempt(userId, id, now);
  return attempt?.status === "OPEN" ? attempt : null;
}

/** The unique index decides between starts that race; who loses it takes the winner's attempt. */
async function insertOrFindOpen(attempt: NewAttempt, now: Date): Promise<AttemptRow> {
  for (let round = 0; round < 3; round += 1) {
    try {
      const id = await insertAttempt(getDb(), attempt);
      const inserted = await findCurrentAttempt(attempt.userId, id, now);
      invariant(inserted !== null, "an attempt that was just stored is there");
      return inserted;
    } catch (error) {
      if (!isUniqueViolation(error)) throw error;
      const open = await findOpen(attempt.userId, now);
      if (open) return open;
      // The winner's attempt has closed meanwhile: the place is free again.
    }
  }
  throw new Error("three attempts of one learner opened and closed while a fourth was starting");
}

async function drawNewPaper(input: StartAttempt): Promise<Result<Omit<NewAttempt, "userId">, StartError>> {
  const row = await findLatestBlueprint(getDb(), input.blueprint);
  if (row === null) return err({ code: "not-found" });
  const blueprint = BlueprintDocument.parse(row.document);

  const pool = await findExamPool(getDb(), [...new Set(blueprint.cells.flatMap((cell) => cell.topics))]);
  const seed = randomUUID();
  const drawn = drawPaper(blueprint.cells, pool, seed);
  if (!drawn.ok) return err({ code: "bank-too-small" });

  const items = await loadItems(drawn.value.map((item) => item.revisionId));
  const entries = drawn.value.map(({ revisionId }) => {
    return { itemRevisionId: revisionId, optionOrder: itemOf(items, revisionId).arrange(seed), scored: true };
  });
  return ok({
    blueprintId: row.id,
    locale: input.locale,
    seed,
    hash: paperHash({ blueprint: { slug: blueprint.slug, version: row.version }, seed, entries }, sha256Hex),
    startedAt: input.now,
    deadlineAt: new Date(input.now.getTime() + blueprint.durationMinutes * 60_000),
    entries,
  });
}

function sha256Hex(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
