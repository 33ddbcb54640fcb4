-- Where the newest launch was shown: in a frame of the LMS, or in a window of its own.
ALTER TABLE "LtiDeployment" ADD COLUMN "container" TEXT;
