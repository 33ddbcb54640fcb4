-- AlterTable
ALTER TABLE "Board" ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'class';
ALTER TABLE "Board" ADD COLUMN     "key" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Board" ADD COLUMN     "stream" INTEGER NOT NULL DEFAULT 1;

-- DropIndex
DROP INDEX "Board_schoolId_lessonId_idx";

-- CreateIndex
CREATE UNIQUE INDEX "Board_schoolId_lessonId_stream_key" ON "Board"("schoolId", "lessonId", "stream");

-- CreateIndex
CREATE UNIQUE INDEX "Board_schoolId_lessonId_kind_key_key" ON "Board"("schoolId", "lessonId", "kind", "key");
