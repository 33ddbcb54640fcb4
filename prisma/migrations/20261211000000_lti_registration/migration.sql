-- The single-use link by which an LMS registered itself.
ALTER TABLE "LtiPlatform" ADD COLUMN "registrationHash" TEXT;
CREATE UNIQUE INDEX "LtiPlatform_registrationHash_key" ON "LtiPlatform"("registrationHash");
