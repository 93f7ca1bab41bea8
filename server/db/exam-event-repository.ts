import "server-only";
import { type AttemptEventInput, type Lane, laneOf } from "@/lib/api/exam-events";
import { Prisma } from "@/prisma/generated/client/client";

import type { Database } from "./client.ts";

export interface NewExamEvent {
  readonly attemptId: string;
  readonly userId: string;
  readonly position: number;
  readonly revision: number;
  readonly idempotencyKey: string;
  readonly event: AttemptEventInput;
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

/** Of the lane that the event changes. */
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
  const { response, detail } = toColumns(event.event);
  const rows = await db.$queryRaw<SavedExamEvent[]>`
    with attempt as (
      select id, "deadlineAt" from "ExamAttempt"
      where id = ${event.attemptId}::uuid and "userId" = ${event.userId} and status = 'OPEN'
        and ${event.receivedAt.toISOString()}::timestamptz
          <= "deadlineAt" + ${event.graceMs}::int * interval '1 millisecond'
      for share
    ), logged as (
      insert into "ExamEvent"
        ("attemptId", "idempotencyKey", position, kind, revision, response, detail, "receivedAt")
      select id, ${event.idempotencyKey}::uuid, ${event.position}::int, ${event.event.kind}::text,
        ${event.revision}::int, ${response}::jsonb, ${detail}::jsonb, ${event.receivedAt.toISOString()}::timestamptz
      from attempt
      on conflict do nothing
      returning *
    ), ${projection(event)}
    select attempt."deadlineAt", (
      select json_build_object('revision', revision, 'stands', stands) from projected
    ) as standing
    from attempt`;
  return rows[0] ?? null;
}

/** What stands at the event's position now. What is only logged always stands. */
export async function findStanding(db: Database, event: NewExamEvent): Promise<Standing | null> {
  const lane = laneOf(event.event.kind);
  if (lane === "log") return { revision: event.revision, stands: true };
  const rows = await db.$queryRaw<Standing[]>`
    select ${COLUMNS[lane].revision} as revision, ${stands(event, lane)} as stands from "ExamAnswer" x
    where "attemptId" = ${event.attemptId}::uuid and position = ${event.position}::int`;
  return rows[0] ?? null;
}

/** Where ExamAnswer keeps the state of each lane. */
const COLUMNS: Readonly<Record<Exclude<Lane, "log">, { readonly value: Prisma.Sql; readonly revision: Prisma.Sql }>> = {
  answer: { value: Prisma.sql`response`, revision: Prisma.sql`"answerRevision"` },
  flag: { value: Prisma.sql`flagged`, revision: Prisma.sql`"flagRevision"` },
  strike: { value: Prisma.sql`struck`, revision: Prisma.sql`"strikeRevision"` },
  note: { value: Prisma.sql`note`, revision: Prisma.sql`"noteRevision"` },
};

function projection(event: NewExamEvent): Prisma.Sql {
  const lane = laneOf(event.event.kind);
  if (lane === "log") return Prisma.sql`projected as (select revision, true as stands from logged)`;
  const { value, revision } = COLUMNS[lane];
  return Prisma.sql`projected as (
      insert into "ExamAnswer" as x ("attemptId", position, ${revision}, ${value}, "updatedAt")
      select "attemptId", position, revision, ${stateOf(event.event)}, "receivedAt" from logged
      on conflict ("attemptId", position) do update set
        ${value} = case when excluded.${revision} > x.${revision} then excluded.${value} else x.${value} end,
        ${revision} = greatest(x.${revision}, excluded.${revision}),
        "updatedAt" = greatest(x."updatedAt", excluded."updatedAt")
      returning ${revision} as revision, ${stands(event, lane)} as stands
    )`;
}

function stands(event: NewExamEvent, lane: Exclude<Lane, "log">): Prisma.Sql {
  const { value, revision } = COLUMNS[lane];
  return Prisma.sql`(x.${revision} = ${event.revision}::int and x.${value} is not distinct from ${stateOf(event.event)})`;
}

/** The value that the event gives its lane. */
function stateOf(event: AttemptEventInput): Prisma.Sql {
  switch (event.kind) {
    case "answer":
    case "clear":
      return Prisma.sql`${toColumns(event).response}::jsonb`;
    case "flag":
    case "unflag":
      return Prisma.sql`${event.kind === "flag"}::boolean`;
    case "strike":
      return Prisma.sql`${event.optionIds}::text[]`;
    case "note":
      return Prisma.sql`${event.text}::text`;
    case "navigate":
    case "language":
    case "focus":
      return Prisma.sql`null`;
  }
}

function toColumns(event: AttemptEventInput): { readonly response: string | null; readonly detail: string | null } {
  if (event.kind === "answer") return { response: JSON.stringify(event.response), detail: null };
  const { kind: _kind, ...detail } = event;
  return { response: null, detail: Object.keys(detail).length === 0 ? null : JSON.stringify(detail) };
}
