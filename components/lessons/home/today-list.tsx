import Link from 'next/link';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import type { LessonView } from '@/lib/lessons/schema';
import { timeWord } from '../time-words';

type Props = {
  readonly lessons: readonly LessonView[];
  readonly timeZone: string;
  /** The lesson shown large above; marked here. */
  readonly current: string | null;
};

export async function TodayList({ lessons, timeZone, current }: Props) {
  const t = await loadTranslator('lessons');
  const locale = await loadLocale();
  const link =
    'text-lagoon-deep rounded-control hover:bg-sand inline-flex min-h-11 items-center px-2 font-medium no-underline';
  return (
    <section aria-labelledby="today">
      <div className="mb-1 flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="today" className="type-h2">
          {t('home.today')}
        </h2>
        <div className="-me-2 flex gap-2">
          <Link href="/lessons/new" className={link}>
            {t('home.plan')}
          </Link>
          <Link href="/lessons" className={link}>
            {t('home.allLessons')}
          </Link>
        </div>
      </div>
      {lessons.length === 0 ? <p className="text-ink-2">{t('home.nothingToday')}</p> : null}
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(190px,1fr))] gap-4">
        {lessons.map((lesson) => (
          <li key={lesson.id}>
            <Link
              href={lesson.phase === 'ended' ? `/lessons/${lesson.id}/report` : `/lessons/${lesson.id}`}
              aria-current={lesson.id === current ? 'true' : undefined}
              className={`rounded-card bg-card shadow-card hover:bg-sand block h-20 border-2 px-4 py-3 no-underline ${
                lesson.id === current ? 'border-lagoon' : 'border-transparent'
              }`}
            >
              <span className="flex items-baseline gap-3 font-semibold">
                <span className="digits text-lg">{timeWord(lesson.startsAt, { locale, timeZone })}</span>
                <span className="truncate">
                  {lesson.className} {lesson.title}
                </span>
              </span>
              <span className="text-ink-2 block truncate">
                {lesson.phase === 'ended' ? t('home.report') : t(`phase.${lesson.phase}`)}
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
