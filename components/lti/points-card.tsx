'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { sendPoints } from '@/lib/lti/actions';
import type { PointsPlace } from '@/lib/lti/points/schema';

type Props = { readonly lessonId: string; readonly place: PointsPlace };

/** Attendance into the gradebook of one LMS, by her click alone. */
export function PointsCard({ lessonId, place }: Props) {
  const t = useTranslations('lti.points');
  const [isSent, setSent] = useState(false);
  const { deploymentRow, lmsName: lms, children: count } = place;
  const { submit, busy, problem } = useSubmit(
    () => sendPoints({ lessonId, deploymentRow }),
    () => setSent(true),
  );
  return (
    <Card className="grid justify-items-start gap-3">
      <h2 className="type-h2">{t('title')}</h2>
      <p>{t('text', { count, lms })}</p>
      <StatusRegion className="empty:hidden">
        {problem ? <Toast tone="warning">{t(`problem.${problem}`)}</Toast> : null}
        {isSent && !problem ? <Toast>{t('sent', { lms })}</Toast> : null}
      </StatusRegion>
      <Button busy={busy} onClick={() => submit()}>
        {t('send', { lms })}
      </Button>
    </Card>
  );
}
