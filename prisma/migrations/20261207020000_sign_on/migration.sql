-- A school's own identity provider (OpenID Connect) and how its claims are read.
CREATE TABLE "SignOnProvider" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "preset" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "issuer" TEXT NOT NULL,
    "clientId" TEXT NOT NULL,
    "clientSecret" BYTEA,
    "settings" JSONB NOT NULL,
    "isEnabled" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignOnProvider_pkey" PRIMARY KEY ("schoolId", "id")
);
CREATE UNIQUE INDEX "SignOnProvider_id_key" ON "SignOnProvider"("id");

-- Who is in this group there teaches this class here.
CREATE TABLE "SignOnGroup" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "providerId" TEXT NOT NULL,
    "groupName" TEXT NOT NULL,
    "classId" TEXT NOT NULL,

    CONSTRAINT "SignOnGroup_pkey" PRIMARY KEY ("schoolId", "id")
);
CREATE UNIQUE INDEX "SignOnGroup_schoolId_providerId_groupName_classId_key" ON "SignOnGroup"("schoolId", "providerId", "groupName", "classId");
ALTER TABLE "SignOnGroup" ADD CONSTRAINT "SignOnGroup_schoolId_providerId_fkey" FOREIGN KEY ("schoolId", "providerId") REFERENCES "SignOnProvider"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "SignOnGroup" ADD CONSTRAINT "SignOnGroup_schoolId_classId_fkey" FOREIGN KEY ("schoolId", "classId") REFERENCES "Class"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Set: by a group of this provider; it goes when the group does.
ALTER TABLE "ClassTeacher" ADD COLUMN "providerId" TEXT;
