import 'server-only';
import { z } from 'zod';
import { classIdSchema, lessonIdSchema } from '@/lib/lessons/schema';
import { openText, sealText } from '@/lib/server/seal';
import type { Visit } from '../visit/gate';
import { isInClass, type LtiTarget } from './data';

type Place = Pick<Visit, 'scope' | 'deploymentRow' | 'contextId'>;

const itemSchema = z.object({
  classId: classIdSchema,
  lessonId: lessonIdSchema.nullable(),
  seriesId: z.string().nullable(),
});

/** A course by itself: a link that was copied into another one opens nothing there until its teacher chooses. */
const ownerOf = ({ deploymentRow, contextId }: Place): string =>
  `lti-item/${deploymentRow}/${contextId ?? ''}`;

/** LTI-28: what a deep linked item says of itself. Sealed, because whoever edits a course may edit its custom fields. */
export function writeItem(place: Place, target: LtiTarget): string {
  return Buffer.from(sealText(JSON.stringify(target), ownerOf(place))).toString('base64url');
}

/** Null: there is none, it was made for another course, or what it led to is gone. */
export async function readItem(place: Place, item: string | null): Promise<LtiTarget | null> {
  const text = item === null ? null : openText(Buffer.from(item, 'base64url'), ownerOf(place));
  const parsed = text === null ? null : itemSchema.safeParse(JSON.parse(text));
  if (!parsed?.success) return null;
  return (await isInClass(place.scope, parsed.data)) ? parsed.data : null;
}
