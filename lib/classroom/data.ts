import 'server-only';
import { schoolDb } from '@/lib/server/db';
import { openText } from '@/lib/server/seal';
import type { SchoolScope } from '@/lib/server/scope';
import type { LessonId } from '@/lib/shared/ids';
import { asLessonKind } from '@/lib/lessons/schema';
import { faceOfNumber, isAnimal, isBadge } from '@/lib/shared/signs';
import type { Role } from '@/lib/shared/roles';
import type { FactRow, LessonDocument, LiveSeat } from './feature';
import { documentKinds, type LessonFacts, type SeatState, type Via } from './schema';

export type StoredLesson = {
  readonly lesson: Omit<LessonFacts['lesson'], 'me' | 'media'>;
  readonly classId: string;
  readonly childCamera: string;
  readonly facts: readonly FactRow[];
  readonly board: { readonly id: string; readonly epoch: number } | null;
  /** All but the class board. */
  readonly documents: readonly LessonDocument[];
};

/** A lesson with everything its live state is made of, or null. */
export async function findLesson(scope: SchoolScope, lessonId: LessonId): Promise<StoredLesson | null> {
  const row = await schoolDb(scope).lesson.findFirst({
    where: { id: lessonId },
    include: {
      class: { include: { teachers: { include: { account: { select: { displayName: true } } } } } },
      facts: true,
      boards: { orderBy: { stream: 'asc' } },
    },
  });
  if (!row || row.state === 'cancelled') return null;
  const kind = asLessonKind(row.kind);
  const owner =
    row.class.teachers.find((teacher) => teacher.accountId === row.createdBy) ?? row.class.teachers[0];
  return {
    lesson: {
      lessonId: row.id,
      title: row.title,
      className: row.class.name,
      kind,
      grade: kind === 'adults' || row.class.grade === '3-4' ? '3-4' : '1-2',
      startsAt: row.startsAt.toISOString(),
      endsAt: row.endsAt.toISOString(),
      state: row.state === 'live' || row.state === 'ended' ? row.state : 'planned',
      teacherName: owner?.account.displayName ?? '',
    },
    classId: row.classId,
    childCamera: kind === 'adults' ? 'class' : row.class.childCamera, // ADULT-7
    facts: row.facts.map(({ slice, key, value, words }) => ({
      slice,
      key,
      value,
      ...(words ? { words: openWords(words, wordsOwner(lessonId, { slice, key })) } : {}),
    })),
    board: row.boards.find(({ kind }) => kind === 'class') ?? null,
    documents: row.boards.flatMap(({ id, stream, epoch, key, ...board }) => {
      const kind = documentKinds.find((known) => known === board.kind);
      return kind && kind !== 'class' ? [{ stream, boardId: id, epoch, kind, key }] : [];
    }),
  };
}

/** All seats of a lesson but those that left; names opened, for the live state only. */
export async function listSeats(scope: SchoolScope, lessonId: LessonId): Promise<readonly LiveSeat[]> {
  const db = schoolDb(scope);
  const rows = await db.seat.findMany({
    where: { lessonId, state: { not: 'left' } },
    orderBy: { number: 'asc' },
  });
  const signIds = rows.flatMap((row) => row.signId ?? []);
  const accountIds = rows.flatMap((row) => row.accountId ?? []);
  const linkIds = rows.flatMap((row) => (isByLink(row) ? (row.cardId ?? []) : []));
  const [links, signs, accounts] = await Promise.all([
    linkIds.length === 0 ? [] : db.staffLink.findMany({ where: { id: { in: linkIds } } }),
    db.sign.findMany({ where: { id: { in: signIds } } }),
    db.account.findMany({ where: { id: { in: accountIds } }, select: { id: true, displayName: true } }),
  ]);
  const signOf = new Map(signs.map((sign) => [sign.id, sign]));
  const nameOf = new Map(accounts.map((account) => [account.id, account.displayName]));
  return rows.map((row) => {
    const sign = row.signId === null ? undefined : signOf.get(row.signId);
    const name = sign?.firstName
      ? openText(sign.firstName, sign.id)
      : row.adultName
        ? openText(row.adultName, row.id)
        : row.accountId && nameOf.get(row.accountId);
    return {
      seatId: row.id,
      number: row.number,
      role: row.role as Role,
      state: row.state as SeatState,
      via: row.via as Via,
      signId: row.signId,
      cardId: row.cardId,
      holdsSign: row.holdsSign,
      marked: row.marked,
      online: false,
      mediaIdentity: row.mediaIdentity,
      ...(sign && isAnimal(sign.animal) && isBadge(sign.badge)
        ? { animal: sign.animal, badge: sign.badge }
        : isGuest(row)
          ? { ...faceOfNumber(row.number), cameraConsent: 'yes' } // adults speak for themselves
          : {}),
      ...(sign ? { cameraConsent: sign.cameraConsent as 'yes' | 'no' | 'open' } : {}),
      ...(name ? { name } : {}),
      ...(isByLink(row) ? { until: endOf(links.find((link) => link.id === row.cardId)) } : {}),
    };
  });
}

type LinkRow = {
  readonly role: string;
  readonly cardId: string | null;
  readonly adultName: Uint8Array | null;
};
/** Children's cards are no links: who came by a link typed a name. */
const isByLink = (row: LinkRow): boolean => row.adultName !== null && row.cardId !== null;
const isGuest = (row: LinkRow): boolean => isByLink(row) && row.role === 'pupil';

/** A link that is not there any more ended long ago. */
const endOf = (link: { readonly expiresAt: Date; readonly revokedAt: Date | null } | undefined): Date =>
  link ? (link.revokedAt ?? link.expiresAt) : new Date(0);

/** What the words of a row are sealed for: they cannot be moved to another row. */
export const wordsOwner = (lessonId: string, { slice, key }: Pick<FactRow, 'slice' | 'key'>): string =>
  `${lessonId}/${slice}/${key}`;

function openWords(sealed: Uint8Array, owner: string): unknown {
  const text = openText(sealed, owner);
  return text === null ? undefined : JSON.parse(text);
}
