-- AlterTable
ALTER TABLE "School" ADD COLUMN     "isDemo" BOOLEAN NOT NULL DEFAULT false;
