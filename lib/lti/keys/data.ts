import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';

export function listKeys(scope: SchoolScope) {
  return schoolDb(scope).ltiKey.findMany({ orderBy: { createdAt: 'asc' }, omit: { privateKey: true } });
}

export function readActiveKey(scope: SchoolScope) {
  return schoolDb(scope).ltiKey.findFirst({ where: { state: 'active' } });
}
