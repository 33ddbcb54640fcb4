import Link from 'next/link';
import { Icon } from '@/components/ui/icon';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { loadTranslator } from '@/lib/i18n/server';
import type { HomeClass } from '@/lib/lessons/home/schema';

type Props = { readonly classes: readonly HomeClass[]; readonly count: number };

export async function ClassTiles({ classes, count }: Props) {
  const t = await loadTranslator('lessons.home');
  return (
    <section aria-labelledby="classes">
      <div className="mb-2 flex items-center justify-between gap-4">
        <h2 id="classes" className="type-h2">
          {t('classes')}
        </h2>
        {count > classes.length ? (
          <Link href="/classes" className="text-lagoon-deep inline-flex min-h-11 items-center font-medium">
            {t('allClasses', { count })}
          </Link>
        ) : null}
      </div>
      <ul className="grid grid-cols-[repeat(auto-fill,minmax(164px,1fr))] gap-4">
        {classes.map((one) => (
          <li key={one.id}>
            <Link
              href={`/classes/${one.id}`}
              className="rounded-card bg-card shadow-card hover:bg-sand flex h-20 items-center gap-3 px-4 no-underline"
            >
              {one.face ? <SignAvatar {...one.face} size={48} /> : null}
              <span className="min-w-0">
                <span className="block truncate text-lg font-semibold">{one.name}</span>
                <span className="type-small text-ink-2 block">
                  {t('children', { count: one.childCount })}
                </span>
              </span>
            </Link>
          </li>
        ))}
        <li>
          <Link
            href="/classes/new"
            aria-label={t('addClassLabel')}
            className="rounded-card border-line hover:bg-sand flex h-20 items-center justify-center gap-3 border-2 border-dashed font-medium no-underline"
          >
            <Icon name="plus" size={20} strokeWidth={2.1} />
            {t('addClass')}
          </Link>
        </li>
      </ul>
    </section>
  );
}
