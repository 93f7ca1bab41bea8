import "server-only";
import type { Database } from "./client.ts";

/**
 * What belongs to a person: every table with a column that names one is in this list, and a test holds the list to
 * the schema. Export, merge and deletion all go by it; a new table needs its entry here and nothing else.
 */
export interface Belonging {
  /** As prisma/schema.prisma names model and column. */
  readonly model: string;
  readonly column: string;
  /** Under which name the export has it, or why it does not. */
  readonly inExport: string | { readonly leftOut: string };
  /** What the export holds of it: by allow-list, never a secret, never a key to a question. */
  readonly load: ((db: Database, userId: string) => Promise<unknown[]>) | null;
  /** Gives it to another person when an anonymous learner's work is merged; null: it ends with the learner. */
  readonly move: ((tx: Database, from: string, to: string) => Promise<unknown>) | null;
  /**
   * What happens when the person is deleted. `cascade`: the database deletes it with the person; `unnamed`: it stays
   * without naming them (said on the page and in docs/adr/0027); a function deletes what no cascade would.
   */
  readonly onDeletion: "cascade" | "unnamed" | ((tx: Database, userId: string) => Promise<unknown>);
}

export const BELONGINGS: readonly Belonging[] = [
  {
    model: "Session",
    column: "userId",
    inExport: "signIns",
    load: (db, userId) =>
      db.session.findMany({
        where: { userId },
        select: { userAgent: true, createdAt: true, updatedAt: true, expiresAt: true },
      }),
    move: null,
    onDeletion: "cascade",
  },
  {
    model: "Account",
    column: "userId",
    inExport: "waysIn",
    load: (db, userId) => db.account.findMany({ where: { userId }, select: { providerId: true, createdAt: true } }),
    move: null,
    onDeletion: "cascade",
  },
  {
    model: "Passkey",
    column: "userId",
    inExport: "passkeys",
    load: (db, userId) =>
      db.passkey.findMany({
        where: { userId },
        select: { name: true, deviceType: true, backedUp: true, createdAt: true },
      }),
    move: null,
    onDeletion: "cascade",
  },
  {
    model: "OneTimeLink",
    column: "userId",
    inExport: "passwordLinks",
    load: (db, userId) =>
      db.oneTimeLink.findMany({ where: { userId }, select: { createdAt: true, expiresAt: true, usedAt: true } }),
    move: null,
    onDeletion: "cascade",
  },
  {
    model: "OneTimeLink",
    column: "issuedById",
    inExport: "invitationsIssued",
    load: (db, issuedById) =>
      db.oneTimeLink.findMany({
        where: { issuedById },
        select: { kind: true, role: true, email: true, createdAt: true, expiresAt: true, usedAt: true },
      }),
    move: null,
    onDeletion: "unnamed",
  },
  {
    model: "AuditEvent",
    column: "actorId",
    inExport: "auditEvents",
    load: (db, actorId) =>
      db.auditEvent.findMany({
        where: { actorId },
        orderBy: { at: "asc" },
        select: { at: true, action: true, subjectKind: true, subjectId: true, reason: true },
      }),
    // Only people with an account do what is audited.
    move: null,
    onDeletion: "unnamed",
  },
  {
    model: "PracticeSession",
    column: "userId",
    inExport: "practiceSessions",
    load: (db, userId) =>
      db.practiceSession.findMany({
        where: { userId },
        orderBy: { createdAt: "asc" },
        select: {
          id: true,
          scope: true,
          createdAt: true,
          finishedAt: true,
          entries: {
            orderBy: { position: "asc" },
            select: {
              position: true,
              revision: { select: { itemId: true, number: true } },
              answer: {
                select: {
                  response: true,
                  correct: true,
                  confidence: true,
                  elapsedMs: true,
                  answeredAt: true,
                  reviewEvents: { orderBy: { at: "asc" }, select: { kind: true, at: true } },
                },
              },
            },
          },
        },
      }),
    move: (tx, from, to) => tx.practiceSession.updateMany({ where: { userId: from }, data: { userId: to } }),
    onDeletion: "cascade",
  },
  {
    model: "LearnerItem",
    column: "userId",
    inExport: "questionsAnswered",
    load: (db, userId) =>
      db.learnerItem.findMany({
        where: { userId },
        orderBy: { lastAnsweredAt: "asc" },
        select: { itemId: true, answers: true, correct: true, weak: true, lastAnsweredAt: true },
      }),
    move: addLearnerItems,
    onDeletion: "cascade",
  },
  {
    model: "ReviewState",
    column: "userId",
    inExport: "reviews",
    load: (db, userId) =>
      db.reviewState.findMany({
        where: { userId },
        orderBy: { dueAt: "asc" },
        select: {
          itemId: true,
          dueAt: true,
          stability: true,
          difficulty: true,
          lastReviewAt: true,
          reviews: true,
          lapses: true,
        },
      }),
    // A fold of the answers: made again from them once they have moved.
    move: null,
    onDeletion: "cascade",
  },
  {
    model: "StudyPlan",
    column: "userId",
    inExport: "studyPlan",
    load: (db, userId) =>
      db.studyPlan.findMany({
        where: { userId },
        select: { examDate: true, minutesPerDay: true, weeklyDays: true, updatedAt: true },
      }),
    // The account's own plan stands.
    move: async (tx, from, to) => {
      if ((await tx.studyPlan.count({ where: { userId: to } })) > 0) return;
      await tx.studyPlan.updateMany({ where: { userId: from }, data: { userId: to } });
    },
    onDeletion: "cascade",
  },
  {
    model: "ItemReport",
    column: "userId",
    inExport: "problemReports",
    load: (db, userId) =>
      db.itemReport.findMany({
        where: { userId },
        orderBy: { createdAt: "asc" },
        select: {
          kind: true,
          text: true,
          locale: true,
          createdAt: true,
          resolvedAt: true,
          revision: { select: { itemId: true, number: true } },
        },
      }),
    move: (tx, from, to) => tx.itemReport.updateMany({ where: { userId: from }, data: { userId: to } }),
    onDeletion: "cascade",
  },
  {
    model: "ExamAttempt",
    column: "userId",
    inExport: "examAttempts",
    load: (db, userId) =>
      db.examAttempt.findMany({
        where: { userId },
        orderBy: { startedAt: "asc" },
        select: {
          id: true,
          locale: true,
          accommodation: true,
          status: true,
          startedAt: true,
          deadlineAt: true,
          closedAt: true,
          result: true,
          answers: {
            orderBy: { position: "asc" },
            select: { position: true, response: true, flagged: true, struck: true, note: true, updatedAt: true },
          },
          events: {
            orderBy: { receivedAt: "asc" },
            select: { position: true, kind: true, revision: true, response: true, detail: true, receivedAt: true },
          },
        },
      }),
    move: (tx, from, to) => tx.examAttempt.updateMany({ where: { userId: from }, data: { userId: to } }),
    onDeletion: deleteAttemptsWithPapers,
  },
  {
    model: "ItemRevision",
    column: "authorId",
    inExport: "questionsWritten",
    load: (db, authorId) =>
      db.itemRevision.findMany({
        where: { authorId },
        orderBy: { createdAt: "asc" },
        select: { itemId: true, number: true, createdAt: true, document: true },
      }),
    move: null,
    // Others' answers refer to it. The column keeps an id that belongs to nobody.
    onDeletion: "unnamed",
  },
];

/** What both have answered to one item adds up; which of the two answered last says whether it is weak. */
async function addLearnerItems(tx: Database, from: string, to: string): Promise<void> {
  await tx.$executeRaw`
    insert into "LearnerItem" as mine ("userId", "itemId", answers, correct, weak, "lastAnsweredAt")
    select ${to}, "itemId", answers, correct, weak, "lastAnsweredAt" from "LearnerItem" where "userId" = ${from}
    on conflict ("userId", "itemId") do update set
      answers = mine.answers + excluded.answers,
      correct = mine.correct + excluded.correct,
      weak = case when excluded."lastAnsweredAt" > mine."lastAnsweredAt" then excluded.weak else mine.weak end,
      "lastAnsweredAt" = greatest(mine."lastAnsweredAt", excluded."lastAnsweredAt")`;
}

/** A paper is drawn for one sitting; without its attempt it is nobody's and goes too. */
async function deleteAttemptsWithPapers(tx: Database, userId: string): Promise<void> {
  const papers = await tx.examAttempt.findMany({ where: { userId }, select: { paperId: true } });
  await tx.examAttempt.deleteMany({ where: { userId } });
  await tx.examPaper.deleteMany({
    where: { id: { in: papers.map(({ paperId }) => paperId) }, attempts: { none: {} } },
  });
}

/** Challenges of passkeys that are not over yet name the person in their value. */
export async function deleteVerifications(tx: Database, userId: string): Promise<void> {
  await tx.verification.deleteMany({ where: { value: { contains: userId } } });
}
