import Link from 'next/link';
import { Icon, type IconName } from '@/components/ui/icon';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import type { LessonPhase } from '@/lib/lessons/rules';
import type { LessonView } from '@/lib/lessons/schema';
import { shortDate, timeWord } from '../time-words';

const icons: Readonly<Record<LessonPhase, IconName>> = {
  planned: 'calendar',
  'doors-open': 'door',
  live: 'play',
  ended: 'check',
  cancelled: 'x',
  missed: 'minus',
};

type Props = {
  readonly lessons: readonly LessonView[];
  readonly timeZone: string;
  /** Left out where the page is about one class anyway. */
  readonly withClass?: boolean;
};

export async function LessonRows({ lessons, timeZone, withClass = true }: Props) {
  const t = await loadTranslator('lessons');
  const locale = await loadLocale();
  return (
    <ul className="rounded-card bg-card shadow-card divide-rule divide-y">
      {lessons.map((lesson) => (
        <li key={lesson.id}>
          <Link
            href={`/lessons/${lesson.id}`}
            className="hover:bg-sand flex min-h-14 flex-wrap items-center gap-x-4 px-5 py-2 no-underline"
          >
            <span className="w-34 shrink-0">{shortDate(lesson.date, locale, '')}</span>
            <span className="digits w-14 shrink-0 text-lg">
              {timeWord(lesson.startsAt, { locale, timeZone })}
            </span>
            <span
              className={`min-w-40 flex-1 truncate ${lesson.phase === 'cancelled' ? 'line-through' : ''}`}
            >
              {withClass ? <span className="font-semibold">{lesson.className} </span> : null}
              {lesson.title}
            </span>
            {lesson.kind === 'adults' ? <span className="type-small text-ink-2">{t('adults')}</span> : null}
            {lesson.weekly ? <span className="type-small text-ink-2">{t('weekly')}</span> : null}
            <span className="text-ink-2 inline-flex w-52 items-center gap-2">
              <Icon name={icons[lesson.phase]} size={18} strokeWidth={2.1} />
              {t(`phase.${lesson.phase}`)}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
