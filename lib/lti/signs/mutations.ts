import 'server-only';
import { freeSigns } from '@/lib/classes/rules';
import { schoolDb } from '@/lib/server/db';
import type { SchoolScope } from '@/lib/server/scope';
import { hashSecret } from '@/lib/server/seal';
import { newId, newSecret, type ClassId, type SignId } from '@/lib/shared/ids';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { signsMax } from '@/lib/shared/signs';

export type Child = { readonly platformId: string; readonly classId: ClassId; readonly sub: string };

const cardHours = 12;
const cardsMax = 5;

/**
 * LTI-22, LTI-23: the sign that a child of an LMS has in this class, for good; on its first launch one that is nobody's yet. A class
 * grows by a sign while it may. Launches of one class wait for each other, so that no sign is given twice.
 */
export async function keepSign(
  scope: SchoolScope,
  { platformId, classId, sub }: Child,
): Promise<Result<SignId, 'class-full'>> {
  const { schoolId } = scope;
  const where = { platformId, classId, sub };
  const known = await schoolDb(scope).ltiSign.findFirst({ where });
  if (known) return ok(known.signId as SignId);
  return schoolDb(scope).$transaction(async (tx) => {
    await tx.class.updateMany({ where: { id: classId }, data: { id: classId } });
    const meanwhile = await tx.ltiSign.findFirst({ where });
    if (meanwhile) return ok(meanwhile.signId as SignId);
    const signs = await tx.sign.findMany({
      where: { classId },
      orderBy: { position: 'asc' },
      include: {
        ltiSign: { select: { id: true } },
        cards: { where: { firstUsedAt: { not: null } }, take: 1 },
      },
    });
    const held = await tx.seat.findMany({
      where: {
        holdsSign: true,
        state: { in: ['bench', 'admitted'] },
        lesson: { classId, state: { not: 'ended' } },
      },
      select: { signId: true },
    });
    const taken = new Set(held.flatMap(({ signId }) => signId ?? []));
    const free = signs.find(
      (sign) => !sign.ltiSign && sign.firstName === null && sign.cards.length === 0 && !taken.has(sign.id),
    );
    const signId = (free?.id as SignId | undefined) ?? newId<SignId>();
    if (!free) {
      const [face] = signs.length < signsMax ? freeSigns(signs, 1) : [];
      if (!face) return refuse('class-full');
      const position = (signs.at(-1)?.position ?? -1) + 1;
      await tx.sign.create({ data: { schoolId, id: signId, classId, position, ...face } });
    }
    await tx.ltiSign.create({ data: { schoolId, id: newId(), platformId, classId, sub, signId } });
    return ok(signId);
  });
}

/** LTI-24: the key of one tab to its sign. Paper cards are not touched by it, and of these few are kept at a time. */
export async function mintDayCard(scope: SchoolScope, signId: SignId, now: Date): Promise<string> {
  const secret = newSecret();
  await schoolDb(scope).$transaction(async (tx) => {
    const kept = await tx.card.findMany({
      where: { signId, via: 'lti', expiresAt: { gt: now } },
      orderBy: { createdAt: 'desc' },
      take: cardsMax - 1,
      select: { id: true },
    });
    await tx.card.deleteMany({ where: { signId, via: 'lti', id: { notIn: kept.map(({ id }) => id) } } });
    await tx.card.create({
      data: {
        schoolId: scope.schoolId,
        id: newId(),
        signId,
        secretHash: hashSecret(secret),
        via: 'lti',
        createdAt: now,
        expiresAt: new Date(now.getTime() + cardHours * 3_600_000),
      },
    });
  });
  return secret;
}
