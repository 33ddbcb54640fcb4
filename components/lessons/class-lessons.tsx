import { LinkButton } from '@/components/ui/link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { loadTranslator } from '@/lib/i18n/server';
import type { LessonPage } from '@/lib/lessons/schema';
import { LessonRows } from './list/lesson-rows';

type Props = { readonly classId: string; readonly upcoming: LessonPage; readonly timeZone: string };

/** The tab "Stunden" of a class page; feed it with `loadClassLessons`. */
export async function ClassLessons({ classId, upcoming, timeZone }: Props) {
  const t = await loadTranslator('lessons.list');
  const plan = (
    <LinkButton size="large" icon="plus" href={`/lessons/new?class=${classId}`}>
      {t('plan')}
    </LinkButton>
  );
  if (upcoming.lessons.length === 0) {
    return <EmptyState title={t('emptyUpcoming')} text={t('emptyUpcomingText')} action={plan} />;
  }
  return (
    <div className="grid gap-5">
      <LessonRows lessons={upcoming.lessons} timeZone={timeZone} withClass={false} />
      <div className="flex flex-wrap gap-4">
        {plan}
        <LinkButton variant="quiet" size="large" href={`/lessons?class=${classId}`}>
          {t('all')}
        </LinkButton>
      </div>
    </div>
  );
}
