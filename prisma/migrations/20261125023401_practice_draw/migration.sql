-- DropIndex
DROP INDEX "Item_status_use_topic_idx";

-- AlterTable
ALTER TABLE "Item" ADD COLUMN     "domain" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "drawKey" DOUBLE PRECISION NOT NULL DEFAULT random(),
ADD COLUMN     "subject" TEXT NOT NULL DEFAULT 'kms',
ADD COLUMN     "task" TEXT NOT NULL DEFAULT '';

-- AlterTable
ALTER TABLE "PracticeAnswer" ADD COLUMN     "confidence" TEXT;

-- AlterTable
ALTER TABLE "PracticeSession" ADD COLUMN     "answered" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "correct" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "size" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "LearnerItem" (
    "userId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "answers" INTEGER NOT NULL,
    "correct" INTEGER NOT NULL,
    "weak" BOOLEAN NOT NULL,
    "lastAnsweredAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "LearnerItem_pkey" PRIMARY KEY ("userId","itemId")
);

-- CreateTable
CREATE TABLE "ReviewState" (
    "userId" TEXT NOT NULL,
    "itemId" TEXT NOT NULL,
    "dueAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ReviewState_pkey" PRIMARY KEY ("userId","itemId")
);

-- CreateTable
CREATE TABLE "ItemReport" (
    "id" UUID NOT NULL,
    "userId" TEXT NOT NULL,
    "itemRevisionId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ItemReport_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "LearnerItem_userId_weak_lastAnsweredAt_idx" ON "LearnerItem"("userId", "weak", "lastAnsweredAt");

-- CreateIndex
CREATE INDEX "ReviewState_userId_dueAt_idx" ON "ReviewState"("userId", "dueAt");

-- CreateIndex
CREATE INDEX "ItemReport_itemRevisionId_idx" ON "ItemReport"("itemRevisionId");

-- CreateIndex
CREATE INDEX "ItemReport_userId_createdAt_idx" ON "ItemReport"("userId", "createdAt");

-- CreateIndex
CREATE INDEX "ItemReport_resolvedAt_createdAt_idx" ON "ItemReport"("resolvedAt", "createdAt");

-- CreateIndex
CREATE INDEX "Item_status_use_drawKey_idx" ON "Item"("status", "use", "drawKey");

-- CreateIndex
CREATE INDEX "Item_status_use_subject_topic_drawKey_idx" ON "Item"("status", "use", "subject", "topic", "drawKey");

-- CreateIndex
CREATE INDEX "Item_status_use_task_drawKey_idx" ON "Item"("status", "use", "task", "drawKey");

-- CreateIndex
CREATE INDEX "Item_status_use_domain_drawKey_idx" ON "Item"("status", "use", "domain", "drawKey");

-- AddForeignKey
ALTER TABLE "LearnerItem" ADD CONSTRAINT "LearnerItem_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LearnerItem" ADD CONSTRAINT "LearnerItem_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewState" ADD CONSTRAINT "ReviewState_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ReviewState" ADD CONSTRAINT "ReviewState_itemId_fkey" FOREIGN KEY ("itemId") REFERENCES "Item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemReport" ADD CONSTRAINT "ItemReport_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ItemReport" ADD CONSTRAINT "ItemReport_itemRevisionId_fkey" FOREIGN KEY ("itemRevisionId") REFERENCES "ItemRevision"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- ── Written by hand: what Prisma's schema cannot say ────────────────────────────────────────────

-- Task and domain are cut out of the blueprint point here, so that no writer can forget or contradict them.
CREATE FUNCTION "Item_cut_task"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW."task" := split_part(split_part(NEW."blueprint", ':', 2), '-', 1);
  NEW."domain" := split_part(NEW."task", '.', 1);
  RETURN NEW;
END $$;
CREATE TRIGGER "Item_task" BEFORE INSERT OR UPDATE ON "Item" FOR EACH ROW EXECUTE FUNCTION "Item_cut_task"();
ALTER TABLE "Item" ADD CONSTRAINT "Item_subject_known" CHECK ("subject" IN ('kms', 'cloud'));
-- Rows of before the trigger: touching them lets it cut. After all that changes the table: their deferred
-- references are checked at the commit, and until then it cannot be altered.
UPDATE "Item" SET "task" = '';

ALTER TABLE "PracticeAnswer" ADD CONSTRAINT "PracticeAnswer_confidence_known" CHECK (
  "confidence" IN ('sure', 'fairly', 'guess')
);
ALTER TABLE "ItemReport" ADD CONSTRAINT "ItemReport_text_bounded" CHECK (char_length("text") BETWEEN 1 AND 2000);

-- What the learners of before the projections have answered.
UPDATE "PracticeSession" session SET "size" = counted."size", "answered" = counted."answered", "correct" = counted."correct"
  FROM (
    SELECT entry."sessionId", count(*) AS "size", count(answer."position") AS "answered",
      count(*) FILTER (WHERE answer."correct") AS "correct"
    FROM "PracticeEntry" entry
    LEFT JOIN "PracticeAnswer" answer ON answer."sessionId" = entry."sessionId" AND answer."position" = entry."position"
    GROUP BY entry."sessionId"
  ) counted
  WHERE counted."sessionId" = session."id";
UPDATE "PracticeSession" session SET "finishedAt" = (
    SELECT max(answer."answeredAt") FROM "PracticeAnswer" answer WHERE answer."sessionId" = session."id"
  )
  WHERE session."finishedAt" IS NULL AND session."size" > 0 AND session."answered" = session."size";
INSERT INTO "LearnerItem" ("userId", "itemId", "answers", "correct", "weak", "lastAnsweredAt")
  SELECT session."userId", revision."itemId", count(*), count(*) FILTER (WHERE answer."correct"),
    NOT (array_agg(answer."correct" ORDER BY answer."answeredAt" DESC))[1], max(answer."answeredAt")
  FROM "PracticeAnswer" answer
  JOIN "PracticeSession" session ON session."id" = answer."sessionId"
  JOIN "PracticeEntry" entry ON entry."sessionId" = answer."sessionId" AND entry."position" = answer."position"
  JOIN "ItemRevision" revision ON revision."id" = entry."itemRevisionId"
  GROUP BY session."userId", revision."itemId";
