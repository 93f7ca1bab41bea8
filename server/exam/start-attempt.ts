import "server-only";
import { randomUUID } from "node:crypto";

import type { AttemptDto } from "@/lib/api/exam.contract";
import { parseBlueprint } from "@/lib/content/blueprint";
import type { Locale } from "@/lib/content/locale";
import { type Accommodation, isGranted, timeGrantedMs } from "@/lib/exam";
import { err, invariant, ok, type Result } from "@/lib/result";

import type { Actor } from "../auth/actor.ts";
import { getDb, isUniqueViolation } from "../db/client.ts";
import {
  findLatestBlueprint,
  findOpenAttempt,
  insertAttempt,
  type AttemptRow,
  type NewAttempt,
} from "../db/exam-repository.ts";
import { getLog } from "../log.ts";
import { toAttemptDto } from "./attempt-dto.ts";
import { drawNewPaper } from "./draw-new-paper.ts";
import { findCurrentAttempt } from "./find-current-attempt.ts";

export interface StartAttempt {
  readonly blueprint: string;
  readonly locale: Locale;
  readonly accommodation: Accommodation;
  readonly actor: Actor;
  readonly now: Date;
  /** The learner's id; called once it is certain that there is something to store. */
  readonly learner: () => Promise<string>;
}

type StartError =
  | { readonly code: "not-found" }
  | { readonly code: "bank-too-small" }
  | { readonly code: "bad-request"; readonly fields: readonly string[] };

/**
 * Freezes a paper and starts the clock, unless the learner has an attempt open: then that one is
 * given back, however many starts arrive at once.
 * @returns the attempt, or `not-found` for an unknown blueprint, `bank-too-small`, or `bad-request` for time
 *   that this exam does not grant.
 */
export async function startAttempt(input: StartAttempt): Promise<Result<AttemptDto, StartError>> {
  if (input.actor.kind === "user") {
    const open = await findOpen(input.actor.userId, input.now);
    if (open) return ok(await toAttemptDto(open, input.now));
  }
  const paper = await prepare(input);
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

async function prepare(input: StartAttempt): Promise<Result<Omit<NewAttempt, "userId">, StartError>> {
  const { locale, accommodation, actor, now } = input;
  if (!isGranted(accommodation, locale)) return err({ code: "bad-request", fields: ["accommodation"] });
  const row = await findLatestBlueprint(getDb(), input.blueprint);
  if (row === null) return err({ code: "not-found" });

  const blueprint = parseBlueprint(row.document);
  const userId = actor.kind === "user" ? actor.userId : null;
  const order = { blueprint, blueprintVersion: row.version, seed: randomUUID(), userId, now };
  const paper = await drawNewPaper(order);
  if (!paper.ok) {
    getLog().warn({ form: blueprint.slug, shortage: paper.error }, "the bank is too small for a form");
    return err({ code: "bank-too-small" });
  }
  return ok({
    ...paper.value,
    blueprintId: row.id,
    locale,
    accommodation,
    startedAt: now,
    deadlineAt: new Date(now.getTime() + timeGrantedMs(blueprint.durationMinutes, accommodation)),
  });
}
