import type { ReactNode } from 'react';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Tabs } from '@/components/ui/tabs';
import { Toast } from '@/components/ui/toast';
import { loadTranslator } from '@/lib/i18n/server';
import type { ClassDTO } from '@/lib/classes/schema';
import { ClassFaces } from './class-faces';

export type ClassTab = 'cards' | 'lessons' | 'strips' | 'view' | 'data';

type Props = { readonly view: ClassDTO; readonly tab: ClassTab; readonly children: ReactNode };

/** Head and tabs of a class; what it needs most is its one primary button. */
export async function ClassFrame({ view, tab, children }: Props) {
  const t = await loadTranslator('classes.head');
  const home = `/classes/${view.id}`;
  const words = { count: view.signs.length, grade: view.grade.replace('-', '–') };
  const tabs = [
    { name: 'cards', href: home, word: t('cards') },
    { name: 'lessons', href: `${home}/lessons`, word: t('lessons') },
    { name: 'strips', href: `${home}/strips`, word: t('strips') },
    { name: 'view', href: `${home}/view`, word: t('view') },
    { name: 'data', href: `${home}/settings`, word: t('data') },
  ];
  return (
    <>
      <PageHeader
        title={t('title', { name: view.name })}
        hint={view.isArchived ? t('archivedHint') : t('hint', words)}
        picture={<ClassFaces faces={view.signs} />}
        actions={
          <>
            <LinkButton size="large" icon="link" href={`${home}/link`}>
              {t('link')}
            </LinkButton>
            <PrintButton view={view} />
          </>
        }
      />
      <Tabs
        label={t('tabs')}
        tabs={tabs.map(({ name, href, word }) => ({ href, word, current: name === tab }))}
      />
      {view.year.isNear && tab !== 'data' ? <YearNotice view={view} /> : null}
      <div className="py-5">{children}</div>
    </>
  );
}

/** Four weeks before the end of its year, and until it is gone. */
async function YearNotice({ view }: { readonly view: ClassDTO }) {
  const t = await loadTranslator('retention.year');
  return (
    <div className="pt-5">
      <Toast
        tone="warning"
        icon="calendar"
        action={<LinkButton href={`/classes/${view.id}/settings`}>{t('noticeLink')}</LinkButton>}
      >
        {t('notice', { deletedOn: view.year.deletedOn })}
      </Toast>
    </div>
  );
}

/** `#go` behind the address prints at once; it is gone after that, so that a reload makes no new keys. */
async function PrintButton({ view }: { readonly view: ClassDTO }) {
  const t = await loadTranslator('classes.head');
  const missing = view.signs.filter((sign) => sign.printedOn === null).length;
  const print = `/classes/${view.id}/print`;
  if (view.signs.length === 0) {
    return (
      <Button variant="primary" size="large" icon="print" disabled>
        {t('print')}
      </Button>
    );
  }
  return missing > 0 ? (
    <LinkButton variant="primary" size="large" icon="print" href={`${print}#go`} prefetch={false}>
      {t('printNew', { count: missing })}
    </LinkButton>
  ) : (
    <LinkButton variant="primary" size="large" icon="print" href={`${print}?all`} prefetch={false}>
      {t('print')}
    </LinkButton>
  );
}
