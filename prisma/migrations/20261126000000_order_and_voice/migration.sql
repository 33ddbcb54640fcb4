-- AlterTable
ALTER TABLE "Seat" ADD COLUMN     "adultName" BYTEA;

-- CreateTable
CREATE TABLE "StaffLink" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "StaffLink_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "PollTemplate" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "words" BYTEA NOT NULL,
    "settings" JSONB NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "PollTemplate_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "StaffLink_secretHash_key" ON "StaffLink"("secretHash");

-- CreateIndex
CREATE INDEX "StaffLink_schoolId_lessonId_idx" ON "StaffLink"("schoolId", "lessonId");

-- CreateIndex
CREATE INDEX "PollTemplate_schoolId_classId_idx" ON "PollTemplate"("schoolId", "classId");

-- AddForeignKey
ALTER TABLE "StaffLink" ADD CONSTRAINT "StaffLink_schoolId_lessonId_fkey" FOREIGN KEY ("schoolId", "lessonId") REFERENCES "Lesson"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollTemplate" ADD CONSTRAINT "PollTemplate_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
