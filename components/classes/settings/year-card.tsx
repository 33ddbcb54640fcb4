'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { StatusRegion, Toast } from '@/components/ui/toast';
import type { ClassDTO } from '@/lib/classes/schema';
import { endYear, keepClass } from '@/lib/retention/actions';
import type { YearPreview } from '@/lib/retention/schema';

type Props = { readonly view: ClassDTO; readonly preview: YearPreview };

/** The end of a class: when it comes by itself, and what ending it now would delete. */
export function YearCard({ view, preview }: Props) {
  const t = useTranslations('retention.year');
  const problems = useTranslations('retention.problem');
  const router = useRouter();
  const [asking, setAsking] = useState(false);
  const keep = useSubmit(() => keepClass(view.id));
  const end = useSubmit(
    () => endYear(view.id),
    () => router.push('/classes'),
  );
  const problem = keep.problem ?? end.problem;
  const { lastDay, deletedOn, isNear } = view.year;
  return (
    <Card className="grid gap-3">
      <h2 className="type-h2">{t('title')}</h2>
      <p>{t('text', { lastDay, deletedOn })}</p>
      <StatusRegion urgent className="empty:absolute">
        {problem === null || asking ? null : <Toast tone="warning">{problems(problem)}</Toast>}
      </StatusRegion>
      <div className="flex flex-wrap gap-3">
        {isNear ? (
          <Button busy={keep.busy} onClick={() => keep.submit()}>
            {t('keep')}
          </Button>
        ) : null}
        <Button onClick={() => setAsking(true)}>{t('end')}</Button>
      </div>
      <Dialog
        open={asking}
        title={t('endTitle', { name: view.name })}
        closeLabel={t('close')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button
              variant="danger"
              icon="trash"
              busy={end.busy}
              disabled={preview.isLive}
              onClick={() => end.submit()}
            >
              {t('endYes')}
            </Button>
          </>
        }
      >
        <Preview preview={preview} />
        <StatusRegion urgent className="empty:absolute">
          {end.problem === null ? null : <Toast tone="warning">{problems(end.problem)}</Toast>}
        </StatusRegion>
      </Dialog>
    </Card>
  );
}

const counted = ['children', 'names', 'cards', 'lessons', 'boards', 'attendance', 'reports'] as const;

function Preview({ preview }: { readonly preview: YearPreview }) {
  const t = useTranslations('retention.year');
  return (
    <>
      <p>{preview.isLive ? t('isLive') : t('gone')}</p>
      <ul className="my-3 list-disc ps-6">
        {counted
          .filter((name) => preview[name] > 0)
          .map((name) => (
            <li key={name}>{t(name, { count: preview[name] })}</li>
          ))}
      </ul>
      <p className="text-ink-2">{t('backups')}</p>
    </>
  );
}
