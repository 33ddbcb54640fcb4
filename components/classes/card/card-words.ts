import 'server-only';
import { createTranslator } from 'use-intl/core';
import { catalogue } from '@/lib/i18n/catalogue';
import { compileMessages } from '@/lib/i18n/compile';
import { locales, type Locale } from '@/lib/i18n/locales';
import type { ChildCamera } from '@/lib/classes/schema';
import type { ParentsLine, ParentsWords } from './words-type';

type WeeklyTime = { readonly weekday: number; readonly startTime: string };
type Facts = {
  readonly teacher: string;
  readonly childCamera: ChildCamera;
  readonly times: readonly WeeklyTime[];
};

/** The lower half of a card in the reader's language and in the other one. */
export function parentsWords(reader: Locale, facts: Facts): readonly ParentsWords[] {
  return [reader, ...locales.filter((locale) => locale !== reader)].map((locale) => ({
    locale,
    ...wordsIn(locale, facts),
  }));
}

function wordsIn(locale: Locale, { teacher, childCamera, times }: Facts) {
  const messages = compileMessages(catalogue(locale));
  const t = createTranslator({ locale, messages, namespace: 'classes.card' });
  const picture = {
    teacher: t('pictureTeacher', { teacher }),
    table: t('pictureTable', { teacher }),
    class: t('pictureClass'),
    off: t('pictureOff', { teacher }),
  };
  const when = groupTimes(times)
    .map(({ weekdays, startTime }) =>
      t('timesBold', { days: dayWords(locale, weekdays), time: timeWord(locale, startTime) }),
    )
    .join(' ');
  const lines: readonly ParentsLine[] = [
    when === ''
      ? { icon: 'clock', bold: t('noTimesBold'), text: t('noTimesText', { teacher }) }
      : { icon: 'clock', bold: when, text: t('timesText') },
    { icon: 'ear', bold: t('needBold'), text: t('needText') },
    // without a lesson to come, the door has nothing to try
    ...(when === '' ? [] : [{ icon: 'play' as const, bold: t('tryBold'), text: t('tryText') }]),
    { icon: 'eye-open', bold: t('pictureBold'), text: picture[childCamera] },
    { icon: 'lock', bold: t('storedBold'), text: t('storedText', { teacher }) },
    { icon: 'question', bold: t('askBold'), text: t('askText', { teacher }) },
  ];
  return { heading: t('parents'), lines };
}

/** Days that share a time stand together, in the order of the week. A card has room for three. */
function groupTimes(times: readonly WeeklyTime[]) {
  const starts = [...new Set(times.map(({ startTime }) => startTime))].toSorted();
  return starts.slice(0, 3).map((startTime) => ({
    startTime,
    weekdays: [
      ...new Set(times.filter((one) => one.startTime === startTime).map((one) => one.weekday)),
    ].toSorted(),
  }));
}

function dayWords(locale: Locale, weekdays: readonly number[]): string {
  const day = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' });
  const names = weekdays.map((weekday) => day.format(new Date(Date.UTC(2024, 0, weekday)))); // 1 January 2024 was a Monday
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

function timeWord(locale: Locale, startTime: string): string {
  const [hour = 0, minute = 0] = startTime.split(':').map(Number);
  const at = new Date(Date.UTC(2024, 0, 1, hour, minute));
  const format = new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', timeZone: 'UTC' });
  return format.format(at).replace(/^0(?=\d)/, '');
}
