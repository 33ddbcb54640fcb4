-- AlterTable
ALTER TABLE "Card" ADD COLUMN "via" TEXT NOT NULL DEFAULT 'paper',
ADD COLUMN "expiresAt" TIMESTAMP(3);

-- CreateTable
CREATE TABLE "LtiPlatform" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "authUrl" TEXT NOT NULL,
    "tokenUrl" TEXT NOT NULL,
    "tokenAudience" TEXT,
    "jwksUrl" TEXT NOT NULL,
    "isEnabled" BOOLEAN NOT NULL DEFAULT true,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LtiPlatform_pkey" PRIMARY KEY ("schoolId", "id")
);

-- CreateTable
CREATE TABLE "LtiDeployment" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "platformId" TEXT NOT NULL,
    "deploymentId" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LtiDeployment_pkey" PRIMARY KEY ("schoolId", "id")
);

-- CreateTable
CREATE TABLE "LtiContext" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "deploymentRow" TEXT NOT NULL,
    "contextId" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "membershipsUrl" TEXT,
    "lineItemsUrl" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LtiContext_pkey" PRIMARY KEY ("schoolId", "id")
);

-- CreateTable
CREATE TABLE "LtiLink" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "deploymentRow" TEXT NOT NULL,
    "resourceLinkId" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "lessonId" TEXT,
    "seriesId" TEXT,
    "lineItemUrl" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LtiLink_pkey" PRIMARY KEY ("schoolId", "id")
);

-- CreateTable
CREATE TABLE "LtiSign" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "platformId" TEXT NOT NULL,
    "classId" TEXT NOT NULL,
    "sub" TEXT NOT NULL,
    "signId" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LtiSign_pkey" PRIMARY KEY ("schoolId", "id")
);

-- CreateTable
CREATE TABLE "LtiVisit" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "stateHash" TEXT NOT NULL,
    "deploymentRow" TEXT NOT NULL,
    "contextId" TEXT,
    "contextTitle" TEXT,
    "resourceLinkId" TEXT,
    "linkTitle" TEXT,
    "item" TEXT,
    "role" TEXT NOT NULL,
    "sub" TEXT,
    "accountId" TEXT,
    "identityId" TEXT,
    "locale" TEXT,
    "returnUrl" TEXT,
    "deepLink" JSONB,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LtiVisit_pkey" PRIMARY KEY ("schoolId", "id")
);

-- CreateTable
CREATE TABLE "LtiCode" (
    "schoolId" TEXT NOT NULL,
    "secretHash" TEXT NOT NULL,
    "visitId" TEXT NOT NULL,
    "expiresAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LtiCode_pkey" PRIMARY KEY ("schoolId", "secretHash")
);

-- CreateTable
CREATE TABLE "LtiKey" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "publicJwk" JSONB NOT NULL,
    "privateKey" BYTEA NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "activeAt" TIMESTAMP(3),
    "retiredAt" TIMESTAMP(3),

    CONSTRAINT "LtiKey_pkey" PRIMARY KEY ("schoolId", "id")
);

-- CreateIndex
CREATE UNIQUE INDEX "LtiPlatform_id_key" ON "LtiPlatform"("id");

-- CreateIndex
CREATE UNIQUE INDEX "LtiPlatform_issuer_clientId_key" ON "LtiPlatform"("issuer", "clientId");

-- CreateIndex
CREATE UNIQUE INDEX "LtiDeployment_platformId_deploymentId_key" ON "LtiDeployment"("platformId", "deploymentId");

-- CreateIndex
CREATE UNIQUE INDEX "LtiContext_schoolId_deploymentRow_contextId_key" ON "LtiContext"("schoolId", "deploymentRow", "contextId");

-- CreateIndex
CREATE INDEX "LtiContext_schoolId_classId_idx" ON "LtiContext"("schoolId", "classId");

-- CreateIndex
CREATE UNIQUE INDEX "LtiLink_schoolId_deploymentRow_resourceLinkId_key" ON "LtiLink"("schoolId", "deploymentRow", "resourceLinkId");

-- CreateIndex
CREATE INDEX "LtiLink_schoolId_classId_idx" ON "LtiLink"("schoolId", "classId");

-- CreateIndex
CREATE INDEX "LtiLink_schoolId_lessonId_idx" ON "LtiLink"("schoolId", "lessonId");

-- CreateIndex
CREATE INDEX "LtiLink_schoolId_seriesId_idx" ON "LtiLink"("schoolId", "seriesId");

-- CreateIndex
CREATE UNIQUE INDEX "LtiSign_schoolId_signId_key" ON "LtiSign"("schoolId", "signId");

-- CreateIndex
CREATE UNIQUE INDEX "LtiSign_schoolId_platformId_classId_sub_key" ON "LtiSign"("schoolId", "platformId", "classId", "sub");

-- CreateIndex
CREATE UNIQUE INDEX "LtiVisit_secretHash_key" ON "LtiVisit"("secretHash");

-- CreateIndex
CREATE UNIQUE INDEX "LtiVisit_stateHash_key" ON "LtiVisit"("stateHash");

-- CreateIndex
CREATE INDEX "LtiVisit_expiresAt_idx" ON "LtiVisit"("expiresAt");

-- CreateIndex
CREATE UNIQUE INDEX "LtiCode_secretHash_key" ON "LtiCode"("secretHash");

-- CreateIndex
CREATE INDEX "LtiCode_schoolId_visitId_idx" ON "LtiCode"("schoolId", "visitId");

-- AddForeignKey
ALTER TABLE "LtiDeployment" ADD CONSTRAINT "LtiDeployment_platformId_fkey" FOREIGN KEY ("platformId") REFERENCES "LtiPlatform"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiContext" ADD CONSTRAINT "LtiContext_schoolId_deploymentRow_fkey" FOREIGN KEY ("schoolId", "deploymentRow") REFERENCES "LtiDeployment"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiContext" ADD CONSTRAINT "LtiContext_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiLink" ADD CONSTRAINT "LtiLink_schoolId_deploymentRow_fkey" FOREIGN KEY ("schoolId", "deploymentRow") REFERENCES "LtiDeployment"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiLink" ADD CONSTRAINT "LtiLink_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiLink" ADD CONSTRAINT "LtiLink_schoolId_lessonId_fkey" FOREIGN KEY ("schoolId", "lessonId") REFERENCES "Lesson"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiLink" ADD CONSTRAINT "LtiLink_schoolId_seriesId_fkey" FOREIGN KEY ("schoolId", "seriesId") REFERENCES "LessonSeries"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiSign" ADD CONSTRAINT "LtiSign_schoolId_signId_fkey" FOREIGN KEY ("schoolId", "signId") REFERENCES "Sign"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiVisit" ADD CONSTRAINT "LtiVisit_schoolId_deploymentRow_fkey" FOREIGN KEY ("schoolId", "deploymentRow") REFERENCES "LtiDeployment"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LtiCode" ADD CONSTRAINT "LtiCode_schoolId_visitId_fkey" FOREIGN KEY ("schoolId", "visitId") REFERENCES "LtiVisit"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
