import "server-only";
import { AccommodationDto, type AttemptSummaryDto } from "@/lib/api/exam.contract";
import { parseBlueprint } from "@/lib/content/blueprint";
import { isOverdue } from "@/lib/exam";

import type { Actor } from "../auth/actor.ts";
import { getDb } from "../db/client.ts";
import { listAttemptRows, type AttemptSummaryRow } from "../db/exam-repository.ts";
import { toStatusDto } from "./attempt-dto.ts";
import { closeOverdue } from "./find-current-attempt.ts";
import { parseStoredResult } from "./stored-result.ts";

const AT_MOST = 20;

/** The learner's latest attempts, newest first; none for a stranger. One whose time is over is closed first. */
export async function listAttempts(actor: Actor, now: Date): Promise<AttemptSummaryDto[]> {
  if (actor.kind === "stranger") return [];
  const rows = await listAttemptRows(getDb(), actor.userId, AT_MOST);
  const overdue = rows.find(
    (row) => row.status === "OPEN" && isOverdue({ deadlineMs: row.deadlineAt.getTime() }, now.getTime()),
  );
  if (!overdue) return rows.map(toSummaryDto);
  await closeOverdue(actor.userId, overdue.id, now);
  return (await listAttemptRows(getDb(), actor.userId, AT_MOST)).map(toSummaryDto);
}

function toSummaryDto(row: AttemptSummaryRow): AttemptSummaryDto {
  const result = row.status === "OPEN" ? null : parseStoredResult(row.result);
  return {
    id: row.id,
    blueprint: row.blueprint,
    title: parseBlueprint(row.blueprintDocument).title,
    accommodation: AccommodationDto.parse(row.accommodation),
    status: toStatusDto(row.status),
    startedAt: row.startedAt.toISOString(),
    deadlineAt: row.deadlineAt.toISOString(),
    closedAt: row.closedAt?.toISOString() ?? null,
    scaledScore: result?.scaledScore ?? null,
    passed: result?.passed ?? null,
  };
}
