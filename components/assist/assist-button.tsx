'use client';

import { useContext, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import type { LessonKind } from '@/lib/lessons/schema';
import { AssistDialog } from './assist-dialog';
import { AssistGuest } from './guest';

/** Opens the links of a lesson; not offered to who came by one. */
export function AssistButton({
  lessonId,
  kind,
  className,
}: {
  readonly lessonId: string;
  readonly kind: LessonKind;
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
      <AssistDialog lessonId={lessonId} kind={kind} open={open} onClose={() => setOpen(false)} />
    </>
  );
}
