'use client';

import { useContext, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { AssistDialog } from './assist-dialog';
import { AssistGuest } from './guest';

/** Opens the links of a lesson; not offered to who came by one. */
export function AssistButton({
  lessonId,
  className,
}: {
  readonly lessonId: string;
  readonly className?: string;
}) {
  const t = useTranslations('assist');
  const [open, setOpen] = useState(false);
  if (useContext(AssistGuest)) return null;
  return (
    <>
      <Button icon="link" className={className} onClick={() => setOpen(true)}>
        {t('button')}
      </Button>
      <AssistDialog lessonId={lessonId} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
