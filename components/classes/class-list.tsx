import Link from 'next/link';
import { LinkButton } from '@/components/ui/link-button';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SignAvatar } from '@/components/ui/sign-avatar';
import { loadTranslator } from '@/lib/i18n/server';
import type { ClassTile } from '@/lib/classes/schema';

type Props = { readonly classes: readonly ClassTile[]; readonly archived: readonly ClassTile[] };

export async function ClassList({ classes, archived }: Props) {
  const t = await loadTranslator('classes.list');
  const make = (
    <LinkButton variant="primary" size="large" icon="plus" href="/classes/new">
      {t('new')}
    </LinkButton>
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        hint={classes.length > 0 ? t('count', { count: classes.length }) : undefined}
        actions={classes.length > 0 ? make : undefined}
      />
      {classes.length > 0 ? (
        <Tiles classes={classes} />
      ) : (
        <EmptyState title={t('emptyTitle')} text={t('emptyText')} action={make} />
      )}
      {archived.length > 0 ? (
        <details className="mt-8 mb-6">
          <summary className="inline-flex min-h-11 items-center font-medium">
            {t('archived', { count: archived.length })}
          </summary>
          <div className="mt-3">
            <Tiles classes={archived} />
          </div>
        </details>
      ) : null}
    </>
  );
}

async function Tiles({ classes }: { readonly classes: readonly ClassTile[] }) {
  const t = await loadTranslator('classes.list');
  return (
    <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,250px),1fr))] gap-4 pb-6">
      {classes.map((one) => (
        <li key={one.id}>
          <Link
            href={`/classes/${one.id}`}
            prefetch={false}
            className="rounded-card bg-card shadow-card hover:bg-sand flex h-20 items-center gap-3 px-4 no-underline"
          >
            {one.face ? <SignAvatar {...one.face} size={48} /> : null}
            <span className="min-w-0">
              <span className="block truncate text-lg font-semibold">{one.name}</span>
              <span className="type-small text-ink-2 block">
                {t('children', { count: one.childCount, grade: one.grade.replace('-', '–') })}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
