import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { groupsMax, providersMax } from './schema';

const withGroups = {
  groups: {
    orderBy: { groupName: 'asc' },
    take: groupsMax,
    select: { id: true, groupName: true, class: { select: { name: true } } },
  },
} as const;

export function listProviders(scope: SchoolScope) {
  return schoolDb(scope).signOnProvider.findMany({
    orderBy: { createdAt: 'asc' },
    include: withGroups,
    take: providersMax,
  });
}

export function readProvider(scope: SchoolScope, id: string) {
  return schoolDb(scope).signOnProvider.findFirst({ where: { id }, include: withGroups });
}

/** Of the whole school, for the admin's mapping. */
export function listClasses(scope: SchoolScope) {
  return schoolDb(scope).class.findMany({
    where: { archivedAt: null },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
    take: 500,
  });
}
