import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { newId, type LessonId } from '@/lib/shared/ids';
import type { LessonDocument } from '../feature';
import { boardStream } from '../protocol';
import type { DocumentWish } from './rules';

/** Makes documents with the next free streams, all or none. */
export async function createDocuments(
  scope: SchoolScope,
  lessonId: LessonId,
  wishes: readonly DocumentWish[],
): Promise<readonly LessonDocument[]> {
  const { schoolId } = scope;
  return schoolDb(scope).$transaction(async (tx) => {
    const { _max } = await tx.board.aggregate({ where: { lessonId }, _max: { stream: true } });
    const first = (_max.stream ?? boardStream) + 1;
    const made = wishes.map((wish, at) => ({ ...wish, stream: first + at, boardId: newId(), epoch: 1 }));
    await tx.board.createMany({
      data: made.map(({ boardId: id, ...document }) => ({ ...document, schoolId, lessonId, id })),
    });
    return made;
  });
}
