import { LinkButton } from '@/components/ui/link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { Icon } from '@/components/ui/icon';
import { PageHeader } from '@/components/ui/page-header';
import { loadTranslator } from '@/lib/i18n/server';
import { beginInstantLesson } from '@/lib/lessons/actions';
import type { ClassChoice } from '@/lib/lessons/schema';

/** One tap on a class, and its lesson is on. */
export async function InstantPage({ classes }: { readonly classes: readonly ClassChoice[] }) {
  const t = await loadTranslator('lessons');
  if (classes.length === 0) {
    return (
      <>
        <PageHeader title={t('instant.title')} />
        <EmptyState
          title={t('home.noClassTitle')}
          text={t('plan.noClass')}
          action={
            <LinkButton variant="primary" size="hero" icon="plus" href="/classes/new">
              {t('home.makeClass')}
            </LinkButton>
          }
        />
      </>
    );
  }
  return (
    <>
      <PageHeader title={t('instant.title')} hint={t('instant.text')} />
      <form action={beginInstantLesson} aria-labelledby="which-class" className="pb-6">
        <h2 id="which-class" className="type-h2 mb-3">
          {t('instant.choose')}
        </h2>
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(200px,1fr))] gap-4">
          {classes.map((one) => (
            <li key={one.id}>
              <button
                type="submit"
                name="class"
                value={one.id}
                className="rounded-card border-line bg-card hover:bg-sand flex min-h-16 w-full items-center gap-3 border-2 px-4 text-start text-lg font-semibold"
              >
                <Icon name="play" size={20} strokeWidth={2.1} />
                <span className="min-w-0 truncate">{one.name}</span>
              </button>
            </li>
          ))}
        </ul>
      </form>
    </>
  );
}
