import 'server-only';
import { log } from '@/lib/server/log';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId } from '@/lib/shared/ids';
import type { LiveState } from '../feature';
import { documents } from '../rules';
import { createDocuments } from './mutations';

/** The state with the documents that it asks for. If the database is away it is asked again after the next change. */
export async function withDocuments(
  scope: SchoolScope,
  lessonId: LessonId,
  state: LiveState,
): Promise<LiveState> {
  const missing = documents.missing(state);
  if (missing.length === 0) return state;
  try {
    const made = await createDocuments(scope, lessonId, missing);
    return { ...state, documents: [...state.documents, ...made] };
  } catch (error) {
    log.error('documents not made', error, { lessonId });
    return state;
  }
}
