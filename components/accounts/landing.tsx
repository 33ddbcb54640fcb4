import Link from 'next/link';
import { AnimalFigure } from '@/components/ui/animal-figure';
import { Icon, type IconName } from '@/components/ui/icon';
import { loadTranslator } from '@/lib/i18n/server';

/** Where everybody lands who typed the address: one way for children, one for teachers. */
export async function Landing({ isFresh }: { readonly isFresh: boolean }) {
  const t = await loadTranslator('accounts.landing');
  return (
    <div className="grid w-full justify-items-center gap-6 text-center">
      <div aria-hidden className="flex items-end justify-center gap-2">
        <AnimalFigure animal="fox" badge="sun" pose="wave" height={150} />
        <AnimalFigure animal="frog" badge="lagoon" pose="stand" height={150} />
        <AnimalFigure animal="cat" badge="plum" pose="stand" height={150} />
      </div>
      <div>
        <h1 className="type-h1">{t('title')}</h1>
        <p className="text-ink-2 text-lg">{t('text')}</p>
      </div>
      {isFresh ? (
        <p className="rounded-card bg-sun-tint text-sun-ink w-full p-6 text-start font-medium">
          {t('fresh')}
        </p>
      ) : (
        <div className="grid w-full gap-4 sm:grid-cols-2">
          <Way href="/c" icon="tiles" title={t('child')} hint={t('childHint')} />
          <Way href="/sign-in" icon="key" title={t('staff')} hint={t('staffHint')} />
        </div>
      )}
    </div>
  );
}

type WayProps = {
  readonly href: string;
  readonly icon: IconName;
  readonly title: string;
  readonly hint: string;
};

function Way({ href, icon, title, hint }: WayProps) {
  return (
    <Link
      href={href}
      className="rounded-card border-line bg-card hover:bg-sand grid min-h-40 content-center justify-items-center gap-2 border-2 p-6 no-underline"
    >
      <Icon name={icon} size={36} />
      <span className="type-card-title">{title}</span>
      <span className="text-ink-2">{hint}</span>
    </Link>
  );
}
