'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import { drawNewLink, drawNewPictures } from '@/lib/classes/actions';
import type { ClassId } from '@/lib/shared/ids';
import { ClassProblemNote } from './class-problem-note';

type Props = { readonly classId: ClassId; readonly what: 'link' | 'pictures' };

/** Asked twice: what hangs on walls and stands in letters stops working. */
export function RedrawButton({ classId, what }: Props) {
  const t = useTranslations('classes.link');
  const [asking, setAsking] = useState(false);
  const { submit, busy, problem } = useSubmit(
    () => (what === 'link' ? drawNewLink(classId) : drawNewPictures(classId)),
    () => setAsking(false),
  );
  return (
    <>
      <Button variant="quiet" icon="dice" onClick={() => setAsking(true)}>
        {what === 'link' ? t('newLink') : t('newPictures')}
      </Button>
      <Dialog
        open={asking}
        title={t('sure')}
        closeLabel={t('close')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button variant="primary" icon="dice" busy={busy} onClick={() => submit()}>
              {t('yes')}
            </Button>
          </>
        }
      >
        <p>{what === 'link' ? t('newLinkHint') : t('newPicturesHint')}</p>
        <ClassProblemNote problem={problem} />
      </Dialog>
    </>
  );
}
