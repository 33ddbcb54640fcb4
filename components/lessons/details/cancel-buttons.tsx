'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { Reach } from '@/lib/lessons/schema';
import { shortDate } from '../time-words';

type Props = {
  readonly date: string;
  readonly weekly: boolean;
  readonly busy: boolean;
  readonly onCancel: (reach: Reach) => void;
};

/** One date goes with one tap, since it can be taken back; a whole series asks first. */
export function CancelButtons({ date, weekly, busy, onCancel }: Props) {
  const t = useTranslations('lessons.details');
  const locale = useLocale();
  const [asking, setAsking] = useState(false);
  const close = () => setAsking(false);
  return (
    <>
      <Button size="large" icon="x" busy={busy} onClick={() => onCancel('one')}>
        {t('cancelOne')}
      </Button>
      {weekly ? (
        <Button size="large" icon="x" disabled={busy} onClick={() => setAsking(true)}>
          {t('cancelFollowing')}
        </Button>
      ) : null}
      <Dialog
        open={asking}
        title={t('cancelTitle')}
        closeLabel={t('close')}
        onClose={close}
        actions={
          <>
            <Button size="large" onClick={close}>
              {t('keep')}
            </Button>
            <Button
              size="large"
              variant="danger"
              onClick={() => {
                close();
                onCancel('following');
              }}
            >
              {t('confirm')}
            </Button>
          </>
        }
      >
        <p>{t('confirmFollowing', { date: shortDate(date, locale) })}</p>
      </Dialog>
    </>
  );
}
