import type { Role } from '@/lib/shared/roles';
import type { AssistRole } from './schema';

const hourMs = 60 * 60_000;

/** STAFF-2, ADULT-3: a co-teacher's and the guests' link end an hour after the lesson, a substitute's a day after its start, or after it was made. */
export function expiryOf(
  role: AssistRole,
  lesson: { readonly startsAt: Date; readonly endsAt: Date },
  now: Date,
): Date {
  const standsIn = role === 'substitute';
  const from = standsIn ? lesson.startsAt : lesson.endsAt;
  const length = standsIn ? 24 * hourMs : hourMs;
  return new Date(Math.max(from.getTime(), now.getTime()) + length);
}

/** Who stands in for the teacher has her rights in this lesson. */
export const seatRoleOf = (role: 'coteacher' | 'substitute'): Role =>
  role === 'substitute' ? 'teacher' : 'coteacher';

export const staffLinkPath = (secret: string): string => `/a#1.${secret}`;
