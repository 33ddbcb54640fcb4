-- CreateTable
CREATE TABLE "Attendance" (
    "schoolId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "signId" TEXT NOT NULL,
    "firstSeenAt" TIMESTAMP(3),
    "lastSeenAt" TIMESTAMP(3),
    "seconds" INTEGER NOT NULL DEFAULT 0,
    "seen" TEXT,
    "edited" TEXT,
    "keepUntil" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "Attendance_pkey" PRIMARY KEY ("schoolId","lessonId","signId")
);

-- CreateTable
CREATE TABLE "LessonReport" (
    "schoolId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "words" BYTEA,
    "minutes" BYTEA,
    "keepUntil" TIMESTAMP(3) NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LessonReport_pkey" PRIMARY KEY ("schoolId","lessonId")
);

-- CreateIndex
CREATE INDEX "Attendance_schoolId_signId_idx" ON "Attendance"("schoolId", "signId");

-- CreateIndex
CREATE INDEX "Attendance_keepUntil_idx" ON "Attendance"("keepUntil");

-- CreateIndex
CREATE INDEX "LessonReport_keepUntil_idx" ON "LessonReport"("keepUntil");

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_schoolId_lessonId_fkey" FOREIGN KEY ("schoolId", "lessonId") REFERENCES "Lesson"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Attendance" ADD CONSTRAINT "Attendance_schoolId_signId_fkey" FOREIGN KEY ("schoolId", "signId") REFERENCES "Sign"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonReport" ADD CONSTRAINT "LessonReport_schoolId_lessonId_fkey" FOREIGN KEY ("schoolId", "lessonId") REFERENCES "Lesson"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
