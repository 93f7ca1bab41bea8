import "server-only";
import { Prisma } from "@/prisma/generated/client/client";

import type { Database } from "./client.ts";

export type AttemptStatus = "OPEN" | "SUBMITTED" | "EXPIRED";

export interface BlueprintRow {
  readonly id: string;
  readonly version: number;
  /** BlueprintDocument, not yet parsed. */
  readonly document: unknown;
}

/** The version of the blueprint that new attempts are drawn by. */
export async function findLatestBlueprint(db: Database, slug: string): Promise<BlueprintRow | null> {
  return await db.examBlueprint.findFirst({
    where: { slug },
    orderBy: { version: "desc" },
    select: { id: true, version: true, document: true },
  });
}

/** The newest version of every form. */
export async function listLatestBlueprints(db: Database): Promise<BlueprintRow[]> {
  return await db.examBlueprint.findMany({
    distinct: ["slug"],
    orderBy: [{ slug: "asc" }, { version: "desc" }],
    select: { id: true, version: true, document: true },
  });
}

export interface NewAttempt {
  readonly userId: string;
  readonly blueprintId: string;
  readonly locale: string;
  readonly accommodation: string;
  readonly seed: string;
  readonly hash: string;
  /** PaperRecipe. */
  readonly recipe: object;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly entries: readonly {
    readonly itemRevisionId: string;
    readonly optionOrder: readonly string[];
    readonly scored: boolean;
  }[];
}

/**
 * Freezes the paper and opens the attempt, both or neither.
 * @throws a unique violation (isUniqueViolation) where the user has an open attempt already.
 */
export async function insertAttempt(db: Database, attempt: NewAttempt): Promise<string> {
  const { blueprintId, seed, hash, recipe, entries, userId, ...rest } = attempt;
  const { id } = await db.examAttempt.create({
    data: {
      ...rest,
      user: { connect: { id: userId } },
      paper: {
        create: {
          seed,
          hash,
          recipe,
          blueprint: { connect: { id: blueprintId } },
          entries: {
            createMany: {
              data: entries.map(({ itemRevisionId, optionOrder, scored }, index) => ({
                position: index + 1,
                itemRevisionId,
                optionOrder: [...optionOrder],
                scored,
              })),
            },
          },
        },
      },
    },
    select: { id: true },
  });
  return id;
}

export interface AttemptEntryRow {
  readonly position: number;
  readonly itemRevisionId: string;
  readonly optionOrder: readonly string[];
  readonly scored: boolean;
  readonly response: unknown;
  readonly answerRevision: number;
  readonly flagged: boolean;
  readonly flagRevision: number;
  readonly struck: readonly string[];
  readonly strikeRevision: number;
  readonly note: string;
  readonly noteRevision: number;
}

export interface AttemptRow {
  readonly id: string;
  readonly userId: string;
  readonly blueprint: string;
  /** BlueprintDocument of any version. */
  readonly blueprintDocument: unknown;
  /** PaperRecipe, null for papers of before there were any. */
  readonly recipe: unknown;
  readonly locale: string;
  readonly accommodation: string;
  /** Where the candidate went last; null where they have not left the first question. */
  readonly position: number | null;
  readonly status: AttemptStatus;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly closedAt: Date | null;
  /** StoredResult once closed, not yet parsed. */
  readonly result: unknown;
  /** By position. */
  readonly entries: readonly AttemptEntryRow[];
}

/** A learner's own attempt with its paper and current answers, in one query. */
export async function findAttempt(db: Database, attemptId: string, userId: string): Promise<AttemptRow | null> {
  const rows = await db.$queryRaw<AttemptRow[]>`
    select a.id::text, a."userId", b.slug as blueprint, b.document as "blueprintDocument", p.recipe, a.locale,
      a.accommodation, a.status::text, a."startedAt", a."deadlineAt", a."closedAt", a.result, (
        select v.position from "ExamEvent" v
        where v."attemptId" = a.id and v.kind = 'navigate' order by v.seq desc limit 1
      ) as position, (
        select json_agg(json_build_object(
          'position', e.position, 'itemRevisionId', e."itemRevisionId", 'optionOrder', e."optionOrder",
          'scored', e.scored, 'response', x.response, 'answerRevision', coalesce(x."answerRevision", 0),
          'flagged', coalesce(x.flagged, false), 'flagRevision', coalesce(x."flagRevision", 0),
          'struck', coalesce(x.struck, '{}'), 'strikeRevision', coalesce(x."strikeRevision", 0),
          'note', coalesce(x.note, ''), 'noteRevision', coalesce(x."noteRevision", 0)
        ) order by e.position)
        from "ExamPaperEntry" e
        left join "ExamAnswer" x on x."attemptId" = a.id and x.position = e.position
        where e."paperId" = a."paperId"
      ) as entries
    from "ExamAttempt" a
    join "ExamPaper" p on p.id = a."paperId"
    join "ExamBlueprint" b on b.id = p."blueprintId"
    where a.id = ${attemptId}::uuid and a."userId" = ${userId}`;
  return rows[0] ?? null;
}

/** The id of the user's open attempt, at most one by a unique index. */
export async function findOpenAttempt(db: Database, userId: string): Promise<string | null> {
  const row = await db.examAttempt.findFirst({ where: { userId, status: "OPEN" }, select: { id: true } });
  return row?.id ?? null;
}

export interface AttemptSummaryRow {
  readonly id: string;
  readonly blueprint: string;
  readonly blueprintDocument: unknown;
  readonly accommodation: string;
  readonly status: AttemptStatus;
  readonly startedAt: Date;
  readonly deadlineAt: Date;
  readonly closedAt: Date | null;
  readonly result: unknown;
}

/** The learner's latest attempts, newest first. */
export async function listAttemptRows(db: Database, userId: string, limit: number): Promise<AttemptSummaryRow[]> {
  return await db.$queryRaw<AttemptSummaryRow[]>`
    select a.id::text, b.slug as blueprint, b.document as "blueprintDocument", a.accommodation, a.status::text, a."startedAt", a."deadlineAt", a."closedAt", a.result
    from "ExamAttempt" a
    join "ExamPaper" p on p.id = a."paperId"
    join "ExamBlueprint" b on b.id = p."blueprintId"
    where a."userId" = ${userId}
    order by a."startedAt" desc, a.id desc
    limit ${limit}::int`;
}

export interface LockedAttempt {
  readonly id: string;
  readonly paperId: string;
  readonly status: AttemptStatus;
  readonly deadlineAt: Date;
}

/** Locks a learner's own attempt against answers and other submits, until the transaction ends. */
export async function lockAttempt(tx: Database, attemptId: string, userId: string): Promise<LockedAttempt | null> {
  const rows = await tx.$queryRaw<LockedAttempt[]>`
    select id::text, "paperId"::text, status::text, "deadlineAt" from "ExamAttempt"
    where id = ${attemptId}::uuid and "userId" = ${userId} for update`;
  return rows[0] ?? null;
}

/** Locks the open attempts of several people, the one begun last first. */
export async function lockOpenAttempts(tx: Database, userIds: readonly string[]): Promise<LockedAttempt[]> {
  return await tx.$queryRaw<LockedAttempt[]>`
    select id::text, "paperId"::text, status::text, "deadlineAt" from "ExamAttempt"
    where "userId" = any(${[...userIds]}) and status = 'OPEN'
    order by "startedAt" desc, id desc for update`;
}

/** Locks open attempts whose deadline plus grace is past, oldest first; skips those someone else closes right now. */
export async function lockOverdueAttempts(
  tx: Database,
  limits: { readonly graceMs: number; readonly now: Date; readonly limit: number },
): Promise<LockedAttempt[]> {
  const deadlineBefore = new Date(limits.now.getTime() - limits.graceMs).toISOString();
  return await tx.$queryRaw<LockedAttempt[]>`
    select id::text, "paperId"::text, status::text, "deadlineAt" from "ExamAttempt"
    where status = 'OPEN' and "deadlineAt" < ${deadlineBefore}::timestamptz
    order by "deadlineAt" limit ${limits.limit}::int
    for update skip locked`;
}

/** True in one transaction at a time among all instances; the others get false at once. */
export async function trySweepLock(tx: Database): Promise<boolean> {
  const rows = await tx.$queryRaw<{ locked: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended('selo.exam-sweeper', 0)) as locked`;
  return rows[0]?.locked === true;
}

export interface PaperRow {
  readonly paperId: string;
  readonly blueprintDocument: unknown;
  readonly entries: readonly {
    readonly position: number;
    readonly itemRevisionId: string;
    readonly scored: boolean;
  }[];
}

export async function findPapers(db: Database, paperIds: readonly string[]): Promise<PaperRow[]> {
  return await db.$queryRaw<PaperRow[]>`
    select p.id::text as "paperId", b.document as "blueprintDocument", (
      select json_agg(json_build_object(
        'position', e.position, 'itemRevisionId', e."itemRevisionId", 'scored', e.scored) order by e.position)
      from "ExamPaperEntry" e where e."paperId" = p.id
    ) as entries
    from "ExamPaper" p join "ExamBlueprint" b on b.id = p."blueprintId"
    where p.id = any(${[...paperIds]}::uuid[])`;
}

export interface AnswerRow {
  readonly attemptId: string;
  readonly position: number;
  readonly response: unknown;
}

/** The answers that stand. Read after the attempts are locked, in a later statement: only then is it all of them. */
export async function findAnswers(tx: Database, attemptIds: readonly string[]): Promise<AnswerRow[]> {
  return await tx.examAnswer.findMany({
    where: { attemptId: { in: [...attemptIds] }, response: { not: Prisma.DbNull } },
    select: { attemptId: true, position: true, response: true },
  });
}

export interface ClosedAttempt {
  readonly id: string;
  readonly status: "SUBMITTED" | "EXPIRED";
  readonly closedAt: Date;
  readonly result: object;
}

/** Writes ends and results, each once: an attempt that is no longer open is left as it is. */
export async function writeClosings(tx: Database, closings: readonly ClosedAttempt[]): Promise<void> {
  const rows = JSON.stringify(closings.map((closing) => ({ ...closing, closedAt: closing.closedAt.toISOString() })));
  await tx.$executeRaw`
    update "ExamAttempt" a
    set status = c.status::"AttemptStatus", "closedAt" = c."closedAt", result = c.result
    from jsonb_to_recordset(${rows}::jsonb) as c(id uuid, status text, "closedAt" timestamptz, result jsonb)
    where a.id = c.id and a.status = 'OPEN'`;
}
