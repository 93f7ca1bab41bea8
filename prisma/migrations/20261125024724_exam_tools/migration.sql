-- AlterTable
ALTER TABLE "ExamAnswer" ADD COLUMN     "note" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "noteRevision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "strikeRevision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "struck" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "ExamAttempt" ADD COLUMN     "accommodation" TEXT NOT NULL DEFAULT 'none';

-- AlterTable
ALTER TABLE "ExamEvent" ADD COLUMN     "detail" JSONB,
ADD COLUMN     "seq" BIGSERIAL NOT NULL;

-- AlterTable
ALTER TABLE "ExamPaper" ADD COLUMN     "recipe" JSONB;

-- ── Written by hand: what Prisma's schema cannot say ────────────────────────────────────────────

ALTER TABLE "ExamAnswer" ALTER COLUMN "struck" SET NOT NULL;

-- What a candidate does is now more than answering and flagging.
ALTER TABLE "ExamEvent" DROP CONSTRAINT "ExamEvent_kind_known";
ALTER TABLE "ExamEvent" ADD CONSTRAINT "ExamEvent_kind_known" CHECK (
  "kind" IN ('answer', 'clear', 'flag', 'unflag', 'strike', 'note', 'navigate', 'language', 'focus')
  AND ("kind" = 'answer') = ("response" IS NOT NULL)
  AND ("kind" NOT IN ('strike', 'note', 'navigate', 'language', 'focus') OR "detail" IS NOT NULL));
ALTER TABLE "ExamAttempt" ADD CONSTRAINT "ExamAttempt_accommodation_known" CHECK (
  "accommodation" IN ('none', 'esl-30', 'half-more', 'double', 'untimed'));
