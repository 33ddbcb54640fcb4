-- Hosts in the school's own network that may be asked on a client's word: an LMS, an identity provider.
ALTER TABLE "School" ADD COLUMN "localHosts" TEXT[] NOT NULL DEFAULT ARRAY[]::TEXT[];
