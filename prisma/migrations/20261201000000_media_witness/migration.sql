-- AlterTable
ALTER TABLE "Attendance" ADD COLUMN "mediaSeconds" INTEGER NOT NULL DEFAULT 0;
