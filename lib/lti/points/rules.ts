import type { AttendanceState } from '@/lib/shared/attendance';

/** AGS 2.0: `/scores` belongs into the path; what stands behind `?` (Moodle's `type_id`) is part of the line item's name. */
export function scoresUrl(lineItemUrl: string): string {
  const url = new URL(lineItemUrl);
  url.pathname = `${url.pathname.replace(/\/$/, '')}/scores`;
  return url.href;
}

/** The line items that belong to one lesson of ours. */
export function ownLineItemsUrl(lineItemsUrl: string, resourceId: string): string {
  const url = new URL(lineItemsUrl);
  url.searchParams.set('resource_id', resourceId);
  return url.href;
}

/** A point for being there, late or not. Nothing is made of how much a child said. */
export const pointsOf = (state: AttendanceState): number => (state === 'absent' ? 0 : 1);
export const pointsMax = 1;

/**
 * What an HTTP answer means for a job. 409: a score with this or a later time is there already, so an earlier try arrived and its
 * answer was lost.
 */
export function outcomeOf(status: number): 'done' | 'again' | 'dead' {
  if ((status >= 200 && status < 300) || status === 409) return 'done';
  return status === 429 || status >= 500 ? 'again' : 'dead';
}
