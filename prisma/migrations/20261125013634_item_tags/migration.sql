-- AlterTable
ALTER TABLE "Item" ADD COLUMN     "tags" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- ── Written by hand: what Prisma's schema cannot say ────────────────────────────────────────────

-- Items of before the column: their tags are in their current revisions.
UPDATE "Item" SET "tags" = ARRAY(SELECT jsonb_array_elements_text(revision."document" -> 'tags'))
  FROM "ItemRevision" revision WHERE revision."id" = "Item"."currentRevisionId";
ALTER TABLE "Item" ALTER COLUMN "tags" SET NOT NULL;
