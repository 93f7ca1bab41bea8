import "server-only";
import type { Response } from "@/lib/exam";

import { Prisma } from "@/prisma/generated/client/client";

import type { Database } from "./client.ts";

export interface NewExamEvent {
  readonly attemptId: string;
  readonly userId: string;
  readonly position: number;
  readonly revision: number;
  readonly idempotencyKey: string;
  readonly kind: "answer" | "clear" | "flag" | "unflag";
  /** For an answer, else null. */
  readonly response: Response | null;
  readonly receivedAt: Date;
  readonly graceMs: number;
}

export interface SavedExamEvent {
  readonly deadlineAt: Date;
  /**
   * What stands at the position now. Null where the log had the event already: another statement must
   * look then (findStanding), since this one's snapshot may be older than the event's first sending.
   */
  readonly standing: Standing | null;
}

/** Of the answer or of the flag, whichever the event changes. */
export interface Standing {
  readonly revision: number;
  /** Whether the event's content at the event's revision is what stands. */
  readonly stands: boolean;
}

/**
 * Saves one event in one statement, so in one transaction and one round trip:
 * - the attempt is chosen only where it is the user's, open, and the event arrived in time, and is
 *   held FOR SHARE: a submit waits until the event is in, or has been and the event is refused.
 *   Without that lock an answer acknowledged during a submit was lost.
 * - the log takes the event, or has it already (same key): then nothing else changes.
 * - the projection takes it where its revision is newer. The update always touches the row, so that
 *   it returns what really stands and not what this statement's snapshot saw.
 * @returns null where no attempt was chosen.
 */
export async function saveExamEvent(db: Database, event: NewExamEvent): Promise<SavedExamEvent | null> {
  const rows = await db.$queryRaw<SavedExamEvent[]>`
    with attempt as (
      select id, "deadlineAt" from "ExamAttempt"
      where id = ${event.attemptId}::uuid and "userId" = ${event.userId} and status = 'OPEN'
        and ${event.receivedAt.toISOString()}::timestamptz
          <= "deadlineAt" + ${event.graceMs}::int * interval '1 millisecond'
      for share
    ), logged as (
      insert into "ExamEvent"
        ("attemptId", "idempotencyKey", position, kind, revision, response, "receivedAt")
      select id, ${event.idempotencyKey}::uuid, ${event.position}::int, ${event.kind}::text, ${event.revision}::int,
        ${jsonOrNull(event.response)}::jsonb, ${event.receivedAt.toISOString()}::timestamptz
      from attempt
      on conflict do nothing
      returning *
    ), ${isFlagEvent(event) ? flagProjection(event) : answerProjection(event)}
    select attempt."deadlineAt", (
      select json_build_object('revision', revision, 'stands', stands) from projected
    ) as standing
    from attempt`;
  return rows[0] ?? null;
}

/** What stands at the event's position now. */
export async function findStanding(db: Database, event: NewExamEvent): Promise<Standing | null> {
  const revision = isFlagEvent(event) ? Prisma.sql`"flagRevision"` : Prisma.sql`"answerRevision"`;
  const stands = isFlagEvent(event) ? flagStands(event) : answerStands(event);
  const rows = await db.$queryRaw<Standing[]>`
    select ${revision} as revision, ${stands} as stands from "ExamAnswer" x
    where "attemptId" = ${event.attemptId}::uuid and position = ${event.position}::int`;
  return rows[0] ?? null;
}

function isFlagEvent(event: NewExamEvent): boolean {
  return event.kind === "flag" || event.kind === "unflag";
}

function answerProjection(event: NewExamEvent): Prisma.Sql {
  return Prisma.sql`projected as (
      insert into "ExamAnswer" as x ("attemptId", position, "answerRevision", response, "updatedAt")
      select "attemptId", position, revision, response, "receivedAt" from logged
      on conflict ("attemptId", position) do update set
        response = case when excluded."answerRevision" > x."answerRevision" then excluded.response else x.response end,
        "answerRevision" = greatest(x."answerRevision", excluded."answerRevision"),
        "updatedAt" = greatest(x."updatedAt", excluded."updatedAt")
      returning "answerRevision" as revision, ${answerStands(event)} as stands
    )`;
}

function flagProjection(event: NewExamEvent): Prisma.Sql {
  return Prisma.sql`projected as (
      insert into "ExamAnswer" as x ("attemptId", position, "flagRevision", flagged, "updatedAt")
      select "attemptId", position, revision, kind = 'flag', "receivedAt" from logged
      on conflict ("attemptId", position) do update set
        flagged = case when excluded."flagRevision" > x."flagRevision" then excluded.flagged else x.flagged end,
        "flagRevision" = greatest(x."flagRevision", excluded."flagRevision"),
        "updatedAt" = greatest(x."updatedAt", excluded."updatedAt")
      returning "flagRevision" as revision, ${flagStands(event)} as stands
    )`;
}

function answerStands(event: NewExamEvent): Prisma.Sql {
  return Prisma.sql`(x."answerRevision" = ${event.revision}::int
    and x.response is not distinct from ${jsonOrNull(event.response)}::jsonb)`;
}

function flagStands(event: NewExamEvent): Prisma.Sql {
  return Prisma.sql`(x."flagRevision" = ${event.revision}::int and x.flagged = ${event.kind === "flag"}::boolean)`;
}

function jsonOrNull(response: Response | null): string | null {
  return response === null ? null : JSON.stringify(response);
}
