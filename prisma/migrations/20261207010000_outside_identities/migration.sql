-- Accounts that come by an LMS or a school's identity provider have no e-mail here.
ALTER TABLE "Account" ALTER COLUMN "email" DROP NOT NULL;

CREATE TABLE "OutsideIdentity" (
    "schoolId" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "accountId" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "madeAccount" BOOLEAN NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastUsedAt" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "OutsideIdentity_pkey" PRIMARY KEY ("schoolId", "id")
);

CREATE UNIQUE INDEX "OutsideIdentity_schoolId_kind_provider_subject_key" ON "OutsideIdentity"("schoolId", "kind", "provider", "subject");
CREATE INDEX "OutsideIdentity_schoolId_accountId_idx" ON "OutsideIdentity"("schoolId", "accountId");
ALTER TABLE "OutsideIdentity" ADD CONSTRAINT "OutsideIdentity_schoolId_accountId_fkey" FOREIGN KEY ("schoolId", "accountId") REFERENCES "Account"("schoolId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- By which of them a browser was signed in, and what the provider calls its own session.
ALTER TABLE "SignIn" ADD COLUMN "identityId" TEXT, ADD COLUMN "outsideSession" TEXT;
CREATE INDEX "SignIn_schoolId_identityId_idx" ON "SignIn"("schoolId", "identityId");
