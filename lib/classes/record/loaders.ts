import 'server-only';
import { readSchool } from '@/lib/accounts/data';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import { writePdf } from '@/lib/server/pdf';
import { systemClock } from '@/lib/shared/clock';
import { isAnimal, isBadge } from '@/lib/shared/signs';
import { readClass, readSignRecord } from '../data';
import { requireClass } from '../gate';
import { consents, signIdSchema } from '../schema';
import { deletionOf } from '../years/rules';

type Row = readonly [what: string, value: string, until: string];
type SignRecord = NonNullable<Awaited<ReturnType<typeof readSignRecord>>>;
const dayMs = 86_400_000;

/** What is stored about one child, for its parents to read; null for a child of another class. */
export async function loadSignRecordPdf(classId: string, signId: string) {
  const { scope, classId: ownId, staff } = await requireClass(classId);
  const { timeZone } = staff;
  const parsed = signIdSchema.safeParse(signId);
  const record = parsed.success ? await readSignRecord(scope, ownId, parsed.data) : null;
  if (!record) return null;
  const [t, locale, row, school] = await Promise.all([
    loadTranslator('retention.record'),
    loadLocale(),
    readClass(scope, ownId),
    readSchool(scope),
  ]);
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone });
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone });
  const gone = day.format(deletionOf(row, timeZone).toJSDate());
  return writePdf({
    language: locale,
    title: t('title'),
    lines: [
      t('line', { schoolName: school.name, className: record.className }),
      t('stand', { moment: moment.format(systemClock()) }),
    ],
    head: [t('what'), t('value'), t('until')],
    rows: [
      ...(await describeChild(record, { day, gone })),
      ...(await describeLessons(record, { day, moment, boardDays: school.boardDays })),
    ],
    widths: [0.22, 0.56, 0.22],
    foot: t('foot'),
  });
}

type Days = { readonly day: Intl.DateTimeFormat };

async function describeChild(record: SignRecord, { day, gone }: Days & { gone: string }): Promise<Row[]> {
  const t = await loadTranslator('retention.record');
  const ui = await loadTranslator('ui');
  const { firstName, animal, badge, consentAt, cards, learningPlatform } = record;
  const consentOf = (value: string) => {
    const word = t(consents.find((one) => one === value) ?? 'open');
    return consentAt ? t('paper', { word, day: day.format(consentAt) }) : word;
  };
  const isKnown = isAnimal(animal) && isBadge(badge);
  const face = isKnown ? ui('sign', { animal: ui(`animal.${animal}`), badge: ui(`badge.${badge}`) }) : '';
  return [
    [t('sign'), face, gone],
    [t('firstName'), firstName ?? t('noName'), firstName === null ? '' : gone],
    [t('camera'), consentOf(record.cameraConsent), gone],
    [t('voice'), consentOf(record.voiceConsent), gone],
    ...cards
      .filter(({ via }) => via === 'paper')
      .map((card): Row => {
        const parts = [t('printed', { day: day.format(card.createdAt) })];
        if (card.firstUsedAt) parts.push(t('used', { day: day.format(card.firstUsedAt) }));
        if (card.revokedAt) parts.push(t('revoked', { day: day.format(card.revokedAt) }));
        return [t('card'), parts.join(', '), gone];
      }),
    ...(learningPlatform ? [[t('learningPlatform'), learningPlatform.sub, gone] satisfies Row] : []),
  ];
}

const states = ['present', 'late', 'absent'] as const;

async function describeLessons(
  record: SignRecord,
  { day, moment, boardDays }: Days & { readonly moment: Intl.DateTimeFormat; readonly boardDays: number },
): Promise<Row[]> {
  const t = await loadTranslator('retention.record');
  // A lesson's date is a date already; noon keeps it that in every zone.
  const dateOf = ({ date }: { date: string }) => day.format(new Date(`${date}T12:00:00Z`));
  const attendance = record.attendance.map((row): Row => {
    const { lesson, edited, seen, seconds, keepUntil } = row;
    const state = t(states.find((one) => one === (edited ?? seen)) ?? 'unknown');
    const value = t('lesson', { day: dateOf(lesson), title: lesson.title, state });
    const minutes = t('minutes', { count: Math.round(seconds / 60) });
    return [t('attendance'), seconds > 0 ? `${value}, ${minutes}` : value, day.format(keepUntil)];
  });
  const seats = record.lessons.map(({ createdAt }): Row => [
    t('seat'),
    t('seatValue', { moment: moment.format(createdAt) }),
    t('dayAfter'),
  ]);
  const slates = record.slates.map(({ lesson, createdAt }): Row => {
    const until = new Date(createdAt.getTime() + boardDays * dayMs);
    return [t('slate'), t('slateValue', { day: dateOf(lesson), title: lesson.title }), day.format(until)];
  });
  return [...attendance, ...seats, ...slates];
}
