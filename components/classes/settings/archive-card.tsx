'use client';

import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { archiveClass } from '@/lib/classes/actions';
import type { ClassDTO } from '@/lib/classes/schema';
import { ClassProblemNote } from '../class-problem-note';

export function ArchiveCard({ view }: { readonly view: ClassDTO }) {
  const t = useTranslations('classes.data');
  const { submit, busy, problem } = useSubmit(() => archiveClass(view.id, !view.isArchived));
  return (
    <Card className="grid gap-3">
      <h2 className="type-h2">{t('archiveTitle')}</h2>
      <p>{t('archiveText')}</p>
      <ClassProblemNote problem={problem} />
      <Button busy={busy} onClick={() => submit()} className="w-fit">
        {view.isArchived ? t('restore') : t('archive')}
      </Button>
    </Card>
  );
}
