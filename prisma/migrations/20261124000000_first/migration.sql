-- CreateTable
CREATE TABLE "School" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "School_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Account" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "displayName" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "passwordHash" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'de',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabledAt" TIMESTAMP(3),

    CONSTRAINT "Account_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "Passkey" (
    "schoolId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "publicKey" BYTEA NOT NULL,
    "counter" INTEGER NOT NULL,
    "transports" TEXT[],
    "label" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3),

    CONSTRAINT "Passkey_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "SignIn" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "revokedAt" TIMESTAMP(3),
    "device" TEXT NOT NULL,

    CONSTRAINT "SignIn_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "Invitation" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,
    "usedAt" TIMESTAMP(3),

    CONSTRAINT "Invitation_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "Class" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "grade" TEXT NOT NULL,
    "linkCode" TEXT NOT NULL,
    "pictureCode" TEXT NOT NULL,
    "childCamera" TEXT NOT NULL DEFAULT 'teacher',
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "archivedAt" TIMESTAMP(3),

    CONSTRAINT "Class_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "ClassTeacher" (
    "schoolId" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,

    CONSTRAINT "ClassTeacher_pkey" PRIMARY KEY ("schoolId","classId","accountId")
);

-- CreateTable
CREATE TABLE "Sign" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "animal" TEXT NOT NULL,
    "badge" TEXT NOT NULL,
    "firstName" BYTEA,
    "cameraConsent" TEXT NOT NULL DEFAULT 'open',
    "voiceConsent" TEXT NOT NULL DEFAULT 'open',
    "consentAt" TIMESTAMP(3),
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Sign_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "Card" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "signId" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "firstUsedAt" TIMESTAMP(3),
    "revokedAt" TIMESTAMP(3),

    CONSTRAINT "Card_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "LessonSeries" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "repeat" TEXT NOT NULL,
    "firstDate" TEXT NOT NULL,
    "lastDate" TEXT NOT NULL,
    "startTime" TEXT NOT NULL,
    "minutes" INTEGER NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "cancelledAt" TIMESTAMP(3),

    CONSTRAINT "LessonSeries_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "Lesson" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "seriesId" TEXT,
    "date" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMP(3) NOT NULL,
    "endsAt" TIMESTAMP(3) NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'planned',
    "startedAt" TIMESTAMP(3),
    "endedAt" TIMESTAMP(3),
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Lesson_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "Seat" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "signId" TEXT,
    "accountId" TEXT,
    "cardId" TEXT,
    "secretHash" TEXT NOT NULL,
    "deviceHash" TEXT,
    "holdsSign" BOOLEAN NOT NULL DEFAULT false,
    "mediaIdentity" TEXT NOT NULL,
    "marked" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "admittedAt" TIMESTAMP(3),
    "removedAt" TIMESTAMP(3),

    CONSTRAINT "Seat_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "LiveFact" (
    "schoolId" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "slice" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "words" BYTEA,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LiveFact_pkey" PRIMARY KEY ("schoolId","lessonId","slice","key")
);

-- CreateTable
CREATE TABLE "Board" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "lessonId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Board_pkey" PRIMARY KEY ("schoolId","id")
);

-- CreateTable
CREATE TABLE "BoardUpdate" (
    "schoolId" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "firstSeq" BIGINT NOT NULL,
    "lastSeq" BIGINT NOT NULL,
    "records" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardUpdate_pkey" PRIMARY KEY ("schoolId","boardId","epoch","firstSeq")
);

-- CreateTable
CREATE TABLE "BoardSnapshot" (
    "schoolId" TEXT NOT NULL,
    "boardId" TEXT NOT NULL,
    "epoch" INTEGER NOT NULL,
    "uptoSeq" BIGINT NOT NULL,
    "format" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "BoardSnapshot_pkey" PRIMARY KEY ("schoolId","boardId","epoch","uptoSeq")
);

-- CreateIndex
CREATE UNIQUE INDEX "Account_email_key" ON "Account"("email");

-- CreateIndex
CREATE UNIQUE INDEX "Passkey_id_key" ON "Passkey"("id");

-- CreateIndex
CREATE INDEX "SignIn_schoolId_accountId_idx" ON "SignIn"("schoolId", "accountId");

-- CreateIndex
CREATE UNIQUE INDEX "Invitation_secretHash_key" ON "Invitation"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "Class_linkCode_key" ON "Class"("linkCode");

-- CreateIndex
CREATE UNIQUE INDEX "Class_schoolId_pictureCode_key" ON "Class"("schoolId", "pictureCode");

-- CreateIndex
CREATE UNIQUE INDEX "Sign_schoolId_classId_animal_badge_key" ON "Sign"("schoolId", "classId", "animal", "badge");

-- CreateIndex
CREATE UNIQUE INDEX "Card_secretHash_key" ON "Card"("secretHash");

-- CreateIndex
CREATE INDEX "Card_schoolId_signId_idx" ON "Card"("schoolId", "signId");

-- CreateIndex
CREATE INDEX "Lesson_schoolId_classId_startsAt_idx" ON "Lesson"("schoolId", "classId", "startsAt");

-- CreateIndex
CREATE INDEX "Lesson_schoolId_state_startsAt_idx" ON "Lesson"("schoolId", "state", "startsAt");

-- CreateIndex
CREATE UNIQUE INDEX "Lesson_id_key" ON "Lesson"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Lesson_schoolId_seriesId_date_key" ON "Lesson"("schoolId", "seriesId", "date");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_secretHash_key" ON "Seat"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_mediaIdentity_key" ON "Seat"("mediaIdentity");

-- CreateIndex
CREATE INDEX "Seat_schoolId_lessonId_signId_idx" ON "Seat"("schoolId", "lessonId", "signId");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_id_key" ON "Seat"("id");

-- CreateIndex
CREATE UNIQUE INDEX "Seat_schoolId_lessonId_number_key" ON "Seat"("schoolId", "lessonId", "number");

-- CreateIndex
CREATE INDEX "Board_schoolId_lessonId_idx" ON "Board"("schoolId", "lessonId");

-- CreateIndex
CREATE UNIQUE INDEX "Board_id_key" ON "Board"("id");

-- AddForeignKey
ALTER TABLE "Passkey" ADD CONSTRAINT "Passkey_schoolId_accountId_fkey" FOREIGN KEY ("schoolId", "accountId") REFERENCES "Account"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignIn" ADD CONSTRAINT "SignIn_schoolId_accountId_fkey" FOREIGN KEY ("schoolId", "accountId") REFERENCES "Account"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassTeacher" ADD CONSTRAINT "ClassTeacher_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClassTeacher" ADD CONSTRAINT "ClassTeacher_schoolId_accountId_fkey" FOREIGN KEY ("schoolId", "accountId") REFERENCES "Account"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Sign" ADD CONSTRAINT "Sign_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Card" ADD CONSTRAINT "Card_schoolId_signId_fkey" FOREIGN KEY ("schoolId", "signId") REFERENCES "Sign"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LessonSeries" ADD CONSTRAINT "LessonSeries_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Lesson" ADD CONSTRAINT "Lesson_schoolId_seriesId_fkey" FOREIGN KEY ("schoolId", "seriesId") REFERENCES "LessonSeries"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Seat" ADD CONSTRAINT "Seat_schoolId_lessonId_fkey" FOREIGN KEY ("schoolId", "lessonId") REFERENCES "Lesson"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LiveFact" ADD CONSTRAINT "LiveFact_schoolId_lessonId_fkey" FOREIGN KEY ("schoolId", "lessonId") REFERENCES "Lesson"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Board" ADD CONSTRAINT "Board_schoolId_lessonId_fkey" FOREIGN KEY ("schoolId", "lessonId") REFERENCES "Lesson"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardUpdate" ADD CONSTRAINT "BoardUpdate_schoolId_boardId_fkey" FOREIGN KEY ("schoolId", "boardId") REFERENCES "Board"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "BoardSnapshot" ADD CONSTRAINT "BoardSnapshot_schoolId_boardId_fkey" FOREIGN KEY ("schoolId", "boardId") REFERENCES "Board"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- At most one seat of a lesson holds a sign; every other claim is a request at the bench. (Prisma has no partial index.)
CREATE UNIQUE INDEX "Seat_one_holder_per_sign" ON "Seat"("schoolId", "lessonId", "signId") WHERE "holdsSign";
