import 'server-only';
import { schoolDb } from '@/lib/server/db';
import type { Prisma } from '@/lib/server/prisma/client';
import type { SchoolScope } from '@/lib/server/scope';
import { sealText } from '@/lib/server/seal';

export type MadeKey = {
  readonly id: string;
  readonly publicJwk: Prisma.InputJsonObject;
  readonly privatePem: string;
};

/**
 * The next key begins to sign, the active one stays published, `made` becomes the next. On the first call there is none yet: two
 * are made. One rotation at a time: whoever finds that another one was faster changes nothing.
 * @param activeId the key that signed when this was decided
 */
export async function rotateKeys(
  scope: SchoolScope,
  activeId: string | null,
  made: readonly MadeKey[],
  now: Date,
): Promise<boolean> {
  const { schoolId } = scope;
  return schoolDb(scope).$transaction(async (tx) => {
    // A write that changes nothing holds the school's row: the second rotation waits here and then sees the first.
    await tx.school.updateMany({ data: { id: schoolId } });
    const active = await tx.ltiKey.findFirst({ where: { state: 'active' } });
    if ((active?.id ?? null) !== activeId) return false;
    await tx.ltiKey.updateMany({ where: { state: 'active' }, data: { state: 'retired', retiredAt: now } });
    const next = await tx.ltiKey.updateMany({
      where: { state: 'next' },
      data: { state: 'active', activeAt: now },
    });
    const states = next.count > 0 ? ['next'] : ['active', 'next'];
    for (const [at, state] of states.entries()) {
      const key = made[at];
      if (!key) throw new Error('a rotation without a new key');
      await tx.ltiKey.create({
        data: {
          schoolId,
          id: key.id,
          state,
          publicJwk: key.publicJwk,
          privateKey: sealText(key.privatePem, key.id),
          createdAt: now,
          activeAt: state === 'active' ? now : null,
        },
      });
    }
    return true;
  });
}

export async function dropKeys(scope: SchoolScope, ids: readonly string[]): Promise<void> {
  await schoolDb(scope).ltiKey.deleteMany({ where: { id: { in: [...ids] }, state: 'retired' } });
}
