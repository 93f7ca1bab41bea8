import "server-only";
import { AccommodationDto, type AttemptDto, type AttemptEntryDto } from "@/lib/api/exam.contract";
import { LocaleSchema } from "@/lib/content/bilingual";
import { parseBlueprint } from "@/lib/content/blueprint";
import { EXAM_CREDIT, Response } from "@/lib/exam";

import type { ItemView } from "../content/item-view.ts";
import { itemOf, loadItems } from "../content/load-items.ts";
import type { AttemptEntryRow, AttemptRow, AttemptStatus } from "../db/exam-repository.ts";
import { parseRecipe } from "./draw-new-paper.ts";

/** An attempt as its learner may see it, closed or not: nothing of the key is in it. */
export async function toAttemptDto(attempt: AttemptRow, now: Date): Promise<AttemptDto> {
  const items = await loadItems(attempt.entries.map((entry) => entry.itemRevisionId));
  return {
    id: attempt.id,
    blueprint: attempt.blueprint,
    title: parseBlueprint(attempt.blueprintDocument).title,
    locale: LocaleSchema.parse(attempt.locale),
    accommodation: AccommodationDto.parse(attempt.accommodation),
    status: toStatusDto(attempt.status),
    startedAt: attempt.startedAt.toISOString(),
    deadlineAt: attempt.deadlineAt.toISOString(),
    serverNow: now.toISOString(),
    position: attempt.position ?? 1,
    repeated: parseRecipe(attempt.recipe)?.repeated.length ?? 0,
    entries: attempt.entries.map((entry) => toEntryDto(entry, items)),
  };
}

export function toResponse(stored: unknown): Response | null {
  return stored === null ? null : Response.parse(stored);
}

export function toStatusDto(status: AttemptStatus): "open" | "submitted" | "expired" {
  switch (status) {
    case "OPEN":
      return "open";
    case "SUBMITTED":
      return "submitted";
    case "EXPIRED":
      return "expired";
  }
}

function toEntryDto(entry: AttemptEntryRow, items: ReadonlyMap<string, ItemView>): AttemptEntryDto {
  return {
    position: entry.position,
    item: itemOf(items, entry.itemRevisionId).toPublic(entry.optionOrder, EXAM_CREDIT),
    response: toResponse(entry.response),
    answerRevision: entry.answerRevision,
    flagged: entry.flagged,
    flagRevision: entry.flagRevision,
    struck: [...entry.struck],
    strikeRevision: entry.strikeRevision,
    note: entry.note,
    noteRevision: entry.noteRevision,
  };
}
