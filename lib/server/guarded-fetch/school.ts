import 'server-only';
import { schoolDb } from '../db';
import type { SchoolScope } from '../scope';
import { guardedFetch, type GuardedFetch } from './guarded-fetch';

/** The guarded fetch of one school: beyond the internet it reaches what this school's admin has listed, asked anew every time. */
export function schoolFetch(scope: SchoolScope): GuardedFetch {
  return async (url, request = {}) => {
    const { localHosts } = await schoolDb(scope).school.findFirstOrThrow({ select: { localHosts: true } });
    return guardedFetch(url, request, { localHosts });
  };
}
