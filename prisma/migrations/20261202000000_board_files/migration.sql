-- CreateTable
CREATE TABLE "BoardFile" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardFile_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateIndex
CREATE INDEX "BoardFile_schoolId_boardId_idx" ON "BoardFile"("schoolId", "boardId");

-- AddForeignKey
ALTER TABLE "BoardFile" ADD CONSTRAINT "BoardFile_schoolId_boardId_fkey" FOREIGN KEY ("schoolId", "boardId") REFERENCES "Board"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
