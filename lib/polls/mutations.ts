import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { sealText } from '@/lib/server/seal';
import { newId, type ClassId } from '@/lib/shared/ids';
import type { OwnPoll } from './rules';
import { templatesMax } from './schema';

/** Question and answers are sealed for this row. @returns the id, or null when the class has as many as it may have */
export async function addTemplate(
  scope: SchoolScope,
  classId: ClassId,
  poll: OwnPoll,
): Promise<string | null> {
  const { question, answers, ...settings } = poll;
  const id = newId();
  const words = sealText(JSON.stringify({ question, answers }), id);
  return schoolDb(scope).$transaction(async (tx) => {
    // Takes the lock of the class: two who save at once count one after the other.
    await tx.class.updateMany({ where: { id: classId }, data: { id: classId } });
    if ((await tx.pollTemplate.count({ where: { classId } })) >= templatesMax) return null;
    const last = await tx.pollTemplate.aggregate({ where: { classId }, _max: { position: true } });
    const position = (last._max.position ?? 0) + 1;
    await tx.pollTemplate.create({
      data: { schoolId: scope.schoolId, id, classId, position, words, settings },
    });
    return id;
  });
}

/** False when this class has no such question. */
export async function dropTemplate(scope: SchoolScope, classId: ClassId, id: string): Promise<boolean> {
  const { count } = await schoolDb(scope).pollTemplate.deleteMany({ where: { id, classId } });
  return count > 0;
}
