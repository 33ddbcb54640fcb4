import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { loadTranslator } from '@/lib/i18n/server';
import type { ClassChoice, LessonView } from '@/lib/lessons/schema';
import { LessonRows } from './lesson-rows';

type Props = {
  readonly list: {
    readonly when: 'upcoming' | 'past';
    readonly classId: string | null;
    readonly classes: readonly ClassChoice[];
    readonly lessons: readonly LessonView[];
    readonly next: string | null;
    readonly timeZone: string;
  };
  readonly isFirstPage: boolean;
};

/** All lessons, a page at a time; every state of the list has an address. */
export async function LessonList({ list, isFirstPage }: Props) {
  const t = await loadTranslator('lessons.list');
  const { when, classId, lessons } = list;
  const address = (query: Readonly<Record<string, string | null>>) => {
    const kept = Object.entries({ when, class: classId, ...query }).flatMap(([key, value]) =>
      value === null ? [] : [[key, value]],
    );
    return `/lessons?${new URLSearchParams(kept).toString()}`;
  };
  return (
    <>
      <PageHeader
        title={t('title')}
        actions={
          <LinkButton
            variant="primary"
            size="large"
            icon="plus"
            href={classId ? `/lessons/new?class=${classId}` : '/lessons/new'}
          >
            {t('plan')}
          </LinkButton>
        }
      />
      <div className="mb-5 flex flex-wrap items-end justify-between gap-4">
        <Tabs
          label={t('tabs')}
          tabs={(['upcoming', 'past'] as const).map((value) => ({
            href: address({ when: value }),
            word: t(value),
            current: when === value,
          }))}
        />
        {list.classes.length > 1 ? <ClassFilter {...list} /> : null}
      </div>
      {lessons.length === 0 ? (
        <EmptyState
          title={t(when === 'past' ? 'emptyPast' : 'emptyUpcoming')}
          text={t(when === 'past' ? 'emptyPastText' : 'emptyUpcomingText')}
        />
      ) : (
        <LessonRows lessons={lessons} timeZone={list.timeZone} />
      )}
      <nav aria-label={t('pages')} className="flex flex-wrap gap-4 py-6">
        {isFirstPage ? null : <LinkButton href={address({})}>{t('start')}</LinkButton>}
        {list.next ? <LinkButton href={address({ after: list.next })}>{t('more')}</LinkButton> : null}
      </nav>
    </>
  );
}

async function ClassFilter({ when, classId, classes }: Props['list']) {
  const t = await loadTranslator('lessons.list');
  return (
    <form action="/lessons" className="flex items-center gap-2">
      <input type="hidden" name="when" value={when} />
      <label htmlFor="class-filter" className="font-medium">
        {t('class')}
      </label>
      <select
        id="class-filter"
        name="class"
        key={classId}
        defaultValue={classId ?? ''}
        className="rounded-control border-line bg-card h-11 max-w-60 border-2 px-3"
      >
        <option value="">{t('allClasses')}</option>
        {classes.map((one) => (
          <option key={one.id} value={one.id}>
            {one.name}
          </option>
        ))}
      </select>
      <Button type="submit">{t('filter')}</Button>
    </form>
  );
}
