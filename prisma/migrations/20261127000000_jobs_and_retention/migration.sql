-- AlterTable
ALTER TABLE "School" ADD COLUMN     "boardDays" INTEGER NOT NULL DEFAULT 30;
ALTER TABLE "School" ADD COLUMN     "attendanceDays" INTEGER NOT NULL DEFAULT 14;
ALTER TABLE "School" ADD COLUMN     "reportDays" INTEGER NOT NULL DEFAULT 30;
ALTER TABLE "School" ADD COLUMN     "deletions" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Class" ADD COLUMN     "endsOn" TEXT;

-- CreateTable
CREATE TABLE "DeletionEntry" (
    "schoolId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "at" TIMESTAMP(3) NOT NULL,
    "cause" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "signature" TEXT NOT NULL,

    CONSTRAINT "DeletionEntry_pkey" PRIMARY KEY ("schoolId","number")
);
