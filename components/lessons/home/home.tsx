import { Messages } from '@/components/shell/messages-boundary';
import { LinkButton } from '@/components/ui/link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import type { HomeView } from '@/lib/lessons/home/schema';
import { KeepFresh } from '../keep-fresh';
import { longDay } from '../time-words';
import { ClassTiles } from './class-tiles';
import { HeroCard } from './hero-card';
import { ToDoCard, WithoutDateCard } from './side-lists';
import { TodayList } from './today-list';

/** The teacher's start page: what comes next, and one tap to it. */
export async function Home({ home }: { readonly home: HomeView }) {
  const t = await loadTranslator('lessons');
  const locale = await loadLocale();
  const { timeZone, hero } = home;
  const hasClasses = home.classCount > 0;
  return (
    <Messages namespaces={['lessons']} timeZone={timeZone}>
      <KeepFresh seconds={20} />
      <header className="pt-7 pb-6">
        <h1 className="type-h1">{t(`greeting.${home.part}`, { name: home.displayName })}</h1>
        <p className="text-ink-2">{longDay(home.now, { locale, timeZone })}</p>
      </header>
      <div className="grid items-start gap-6 pb-6 lg:grid-cols-[minmax(0,1fr)_320px]">
        <div className="grid gap-5">
          {hero ? <HeroCard hero={hero} timeZone={timeZone} /> : <NothingPlanned hasClasses={hasClasses} />}
          {hasClasses ? (
            <TodayList lessons={home.today} timeZone={timeZone} current={hero?.lesson.id ?? null} />
          ) : null}
          {hasClasses ? <ClassTiles classes={home.classes} count={home.classCount} /> : null}
        </div>
        <div className="grid gap-6">
          {hasClasses ? <ToDoCard toDo={home.toDo} /> : null}
          <WithoutDateCard hasClasses={hasClasses} />
        </div>
      </div>
    </Messages>
  );
}

async function NothingPlanned({ hasClasses }: { readonly hasClasses: boolean }) {
  const t = await loadTranslator('lessons.home');
  return hasClasses ? (
    <EmptyState
      title={t('emptyTitle')}
      text={t('emptyText')}
      action={
        <LinkButton variant="primary" size="hero" icon="calendar" href="/lessons/new">
          {t('plan')}
        </LinkButton>
      }
    />
  ) : (
    <EmptyState
      title={t('noClassTitle')}
      text={t('noClassText')}
      action={
        <LinkButton variant="primary" size="hero" icon="plus" href="/classes/new">
          {t('makeClass')}
        </LinkButton>
      }
    />
  );
}
