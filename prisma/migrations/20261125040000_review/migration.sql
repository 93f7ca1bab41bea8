-- AlterTable
ALTER TABLE "PracticeAnswer" ADD COLUMN IF NOT EXISTS "confidence" TEXT;

-- CreateTable, or what it lacks where an earlier migration began it. It is a projection: without its
-- members a row says nothing, and is made again from the answers.
CREATE TABLE IF NOT EXISTS "ReviewState" (
    "userId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewState_pkey" PRIMARY KEY ("userId","itemId")
);
DELETE FROM "ReviewState";
ALTER TABLE "ReviewState" ADD COLUMN     "stability" DOUBLE PRECISION NOT NULL,
ADD COLUMN     "difficulty" DOUBLE PRECISION NOT NULL,
ADD COLUMN     "lastReviewAt" TIMESTAMPTZ(3) NOT NULL,
ADD COLUMN     "reviews" INTEGER NOT NULL,
ADD COLUMN     "lapses" INTEGER NOT NULL;

-- CreateTable
CREATE TABLE "ReviewEvent" (
    "id" UUID NOT NULL,
    "sessionId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "StudyPlan" (
    "userId" TEXT NOT NULL,
    "examDate" DATE NOT NULL,
    "minutesPerDay" INTEGER NOT NULL,
    "weeklyDays" INTEGER NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "StudyPlan_pkey" PRIMARY KEY ("userId")
);

-- CreateIndex
CREATE INDEX IF NOT EXISTS "ReviewState_userId_dueAt_idx" ON "ReviewState"("userId", "dueAt");

-- CreateIndex
CREATE INDEX "ReviewEvent_sessionId_position_at_idx" ON "ReviewEvent"("sessionId", "position", "at");

-- AddForeignKey
ALTER TABLE "ReviewState" DROP CONSTRAINT IF EXISTS "ReviewState_userId_fkey";
ALTER TABLE "ReviewState" ADD CONSTRAINT "ReviewState_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewState" DROP CONSTRAINT IF EXISTS "ReviewState_itemId_fkey";
ALTER TABLE "ReviewState" ADD CONSTRAINT "ReviewState_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewEvent" ADD CONSTRAINT "ReviewEvent_sessionId_position_fkey" FOREIGN KEY ("sessionId", "position") REFERENCES "PracticeAnswer"("sessionId", "position") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StudyPlan" ADD CONSTRAINT "StudyPlan_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- ── Written by hand: what Prisma's schema cannot say ────────────────────────────────────────────

ALTER TABLE "PracticeAnswer" DROP CONSTRAINT IF EXISTS "PracticeAnswer_confidence_known";
ALTER TABLE "PracticeAnswer" ADD CONSTRAINT "PracticeAnswer_confidence_known" CHECK (
  "confidence" IN ('sure', 'fairly', 'guess')
);
ALTER TABLE "ReviewEvent" ADD CONSTRAINT "ReviewEvent_kind_known" CHECK ("kind" IN ('undo', 'restore'));
-- A part of the log, like the answers: deleted with its learner, never rewritten.
CREATE TRIGGER "ReviewEvent_immutable" BEFORE UPDATE ON "ReviewEvent"
  FOR EACH ROW EXECUTE FUNCTION refuse_rewriting_history();
ALTER TABLE "ReviewState" ADD CONSTRAINT "ReviewState_sane" CHECK (
  "stability" > 0 AND "difficulty" BETWEEN 1 AND 10 AND "reviews" >= 1 AND "lapses" BETWEEN 0 AND "reviews"
);
ALTER TABLE "StudyPlan" ADD CONSTRAINT "StudyPlan_sane" CHECK (
  "minutesPerDay" BETWEEN 5 AND 240 AND "weeklyDays" BETWEEN 1 AND 7
);
