-- CreateEnum
CREATE TYPE "ItemStatus" AS ENUM ('DRAFT', 'IN_REVIEW', 'PILOT', 'LIVE', 'RETIRED');

-- CreateEnum
CREATE TYPE "RevisionSource" AS ENUM ('SHIPPED', 'AUTHORED');

-- CreateEnum
CREATE TYPE "AttemptStatus" AS ENUM ('OPEN', 'SUBMITTED', 'EXPIRED');

-- CreateTable
CREATE TABLE "User" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "emailVerified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "isAnonymous" BOOLEAN NOT NULL DEFAULT false,
    "role" TEXT NOT NULL DEFAULT 'learner',
    "banned" BOOLEAN NOT NULL DEFAULT false,
    "banReason" TEXT,
    "banExpires" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "token" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "ipAddress" TEXT,
    "userAgent" TEXT,
    "impersonatedBy" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "accessToken" TEXT,
    "refreshToken" TEXT,
    "idToken" TEXT,
    "accessTokenExpiresAt" TIMESTAMPTZ(3),
    "refreshTokenExpiresAt" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Verification" (
    "id" TEXT NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "lastRequest" BIGINT NOT NULL,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Item" (
    "id" TEXT NOT NULL,
    "status" "ItemStatus" NOT NULL DEFAULT 'LIVE',
    "type" TEXT NOT NULL,
    "use" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "blueprint" TEXT NOT NULL,
    "depth" TEXT NOT NULL,
    "difficulty" INTEGER NOT NULL,
    "currentRevisionId" UUID NOT NULL,
    "retiredBySeed" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ItemRevision" (
    "id" UUID NOT NULL,
    "itemId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "source" "RevisionSource" NOT NULL,
    "contentHash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "authorId" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ItemRevision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticeSession" (
    "id" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "scope" JSONB NOT NULL,
    "seed" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PracticeSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PracticeEntry" (
    "sessionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "itemRevisionId" UUID NOT NULL,
    "optionOrder" TEXT[],

    CONSTRAINT "PracticeEntry_pkey" PRIMARY KEY ("sessionId","position")
);

-- CreateTable
CREATE TABLE "PracticeAnswer" (
    "sessionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "idempotencyKey" UUID NOT NULL,
    "response" JSONB NOT NULL,
    "correct" BOOLEAN NOT NULL,
    "elapsedMs" INTEGER NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PracticeAnswer_pkey" PRIMARY KEY ("sessionId","position")
);

-- CreateTable
CREATE TABLE "ExamBlueprint" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "contentHash" TEXT NOT NULL,
    "document" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExamBlueprint_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExamPaper" (
    "id" UUID NOT NULL,
    "blueprintId" UUID NOT NULL,
    "seed" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExamPaper_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExamPaperEntry" (
    "paperId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "itemRevisionId" UUID NOT NULL,
    "optionOrder" TEXT[],
    "scored" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "ExamPaperEntry_pkey" PRIMARY KEY ("paperId","position")
);

-- CreateTable
CREATE TABLE "ExamAttempt" (
    "id" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "paperId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "status" "AttemptStatus" NOT NULL DEFAULT 'OPEN',
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "deadlineAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "result" JSONB,

    CONSTRAINT "ExamAttempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ExamEvent" (
    "attemptId" UUID NOT NULL,
    "idempotencyKey" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "response" JSONB,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExamEvent_pkey" PRIMARY KEY ("attemptId","idempotencyKey")
);

-- CreateTable
CREATE TABLE "ExamAnswer" (
    "attemptId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "answerRevision" INTEGER NOT NULL DEFAULT 0,
    "response" JSONB,
    "flagRevision" INTEGER NOT NULL DEFAULT 0,
    "flagged" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ExamAnswer_pkey" PRIMARY KEY ("attemptId","position")
);

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Session_token_key" ON "Session"("token");

-- CreateIndex
CREATE INDEX "Session_userId_idx" ON "Session"("userId");

-- CreateIndex
CREATE INDEX "Account_userId_idx" ON "Account"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Account_providerId_accountId_key" ON "Account"("providerId", "accountId");

-- CreateIndex
CREATE INDEX "Verification_identifier_idx" ON "Verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "RateLimit_key_key" ON "RateLimit"("key");

-- CreateIndex
CREATE UNIQUE INDEX "Item_currentRevisionId_key" ON "Item"("currentRevisionId");

-- CreateIndex
CREATE INDEX "Item_status_use_topic_idx" ON "Item"("status", "use", "topic");

-- CreateIndex
CREATE INDEX "ItemRevision_itemId_contentHash_idx" ON "ItemRevision"("itemId", "contentHash");

-- CreateIndex
CREATE UNIQUE INDEX "ItemRevision_itemId_number_key" ON "ItemRevision"("itemId", "number");

-- CreateIndex
CREATE INDEX "PracticeSession_userId_createdAt_idx" ON "PracticeSession"("userId", "createdAt" DESC);

-- CreateIndex
CREATE INDEX "PracticeEntry_itemRevisionId_idx" ON "PracticeEntry"("itemRevisionId");

-- CreateIndex
CREATE INDEX "PracticeAnswer_idempotencyKey_idx" ON "PracticeAnswer"("idempotencyKey");

-- CreateIndex
CREATE UNIQUE INDEX "ExamBlueprint_slug_version_key" ON "ExamBlueprint"("slug", "version");

-- CreateIndex
CREATE INDEX "ExamPaper_blueprintId_idx" ON "ExamPaper"("blueprintId");

-- CreateIndex
CREATE INDEX "ExamPaperEntry_itemRevisionId_idx" ON "ExamPaperEntry"("itemRevisionId");

-- CreateIndex
CREATE INDEX "ExamAttempt_userId_startedAt_idx" ON "ExamAttempt"("userId", "startedAt" DESC);

-- CreateIndex
CREATE INDEX "ExamAttempt_status_deadlineAt_idx" ON "ExamAttempt"("status", "deadlineAt");

-- CreateIndex
CREATE INDEX "ExamEvent_attemptId_position_revision_idx" ON "ExamEvent"("attemptId", "position", "revision");

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Account" ADD CONSTRAINT "Account_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Item" ADD CONSTRAINT "Item_currentRevisionId_fkey" FOREIGN KEY ("currentRevisionId") REFERENCES "ItemRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemRevision" ADD CONSTRAINT "ItemRevision_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeSession" ADD CONSTRAINT "PracticeSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeEntry" ADD CONSTRAINT "PracticeEntry_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "PracticeSession"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeEntry" ADD CONSTRAINT "PracticeEntry_itemRevisionId_fkey" FOREIGN KEY ("itemRevisionId") REFERENCES "ItemRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeAnswer" ADD CONSTRAINT "PracticeAnswer_sessionId_position_fkey" FOREIGN KEY ("sessionId", "position") REFERENCES "PracticeEntry"("sessionId", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamPaper" ADD CONSTRAINT "ExamPaper_blueprintId_fkey" FOREIGN KEY ("blueprintId") REFERENCES "ExamBlueprint"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamPaperEntry" ADD CONSTRAINT "ExamPaperEntry_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "ExamPaper"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamPaperEntry" ADD CONSTRAINT "ExamPaperEntry_itemRevisionId_fkey" FOREIGN KEY ("itemRevisionId") REFERENCES "ItemRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamAttempt" ADD CONSTRAINT "ExamAttempt_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamAttempt" ADD CONSTRAINT "ExamAttempt_paperId_fkey" FOREIGN KEY ("paperId") REFERENCES "ExamPaper"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamEvent" ADD CONSTRAINT "ExamEvent_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "ExamAttempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ExamAnswer" ADD CONSTRAINT "ExamAnswer_attemptId_fkey" FOREIGN KEY ("attemptId") REFERENCES "ExamAttempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Written by hand: what Prisma's schema cannot say ────────────────────────────────────────────

-- An item and its first revision refer to each other; the check waits for the commit.
ALTER TABLE "Item" ALTER CONSTRAINT "Item_currentRevisionId_fkey" DEFERRABLE INITIALLY DEFERRED;

-- One open attempt per person, whatever races.
CREATE UNIQUE INDEX "ExamAttempt_one_open_per_user" ON "ExamAttempt" ("userId") WHERE "status" = 'OPEN';

-- Revisions, log entries and papers are history: they are not rewritten.
CREATE FUNCTION refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on "%" is refused: its rows never change', TG_OP, TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
CREATE TRIGGER "ItemRevision_immutable" BEFORE UPDATE OR DELETE ON "ItemRevision"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
-- A learner may have their data deleted, so deletion through the attempt stays possible below.
CREATE TRIGGER "ExamEvent_immutable" BEFORE UPDATE ON "ExamEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER "ExamPaperEntry_immutable" BEFORE UPDATE ON "ExamPaperEntry"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER "ExamBlueprint_immutable" BEFORE UPDATE OR DELETE ON "ExamBlueprint"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
CREATE TRIGGER "PracticeAnswer_immutable" BEFORE UPDATE ON "PracticeAnswer"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();

ALTER TABLE "User" ADD CONSTRAINT "User_role_known" CHECK ("role" IN ('learner', 'instructor', 'admin'));
ALTER TABLE "ItemRevision" ADD CONSTRAINT "ItemRevision_number_from_one" CHECK ("number" >= 1);
ALTER TABLE "PracticeEntry" ADD CONSTRAINT "PracticeEntry_position_from_one" CHECK ("position" >= 1);
ALTER TABLE "PracticeAnswer" ADD CONSTRAINT "PracticeAnswer_elapsed_not_negative" CHECK ("elapsedMs" >= 0);
ALTER TABLE "ExamPaperEntry" ADD CONSTRAINT "ExamPaperEntry_position_from_one" CHECK ("position" >= 1);
ALTER TABLE "ExamEvent" ADD CONSTRAINT "ExamEvent_revision_from_one" CHECK ("position" >= 1 AND "revision" >= 1);
ALTER TABLE "ExamEvent" ADD CONSTRAINT "ExamEvent_kind_known" CHECK (
  ("kind" = 'answer' AND "response" IS NOT NULL) OR ("kind" IN ('clear', 'flag', 'unflag') AND "response" IS NULL)
);
ALTER TABLE "ExamAttempt" ADD CONSTRAINT "ExamAttempt_deadline_after_start" CHECK ("deadlineAt" > "startedAt");
-- Open attempts have no end and no result; closed ones have both.
ALTER TABLE "ExamAttempt" ADD CONSTRAINT "ExamAttempt_closed_with_result" CHECK (
  ("status" = 'OPEN') = ("closedAt" IS NULL) AND ("status" = 'OPEN') = ("result" IS NULL)
);
