-- AlterTable
ALTER TABLE "Lesson" ADD COLUMN     "stripId" TEXT;

-- CreateTable
CREATE TABLE "StripTemplate" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "words" BYTEA NOT NULL,
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StripTemplate_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateIndex
CREATE INDEX "StripTemplate_schoolId_classId_idx" ON "StripTemplate"("schoolId", "classId");

-- AddForeignKey
ALTER TABLE "StripTemplate" ADD CONSTRAINT "StripTemplate_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
