'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { shortDay } from '@/components/lessons/time-words';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Dialog } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { eraseReport, keepReport } from '@/lib/reports/actions';
import type { Report } from '@/lib/reports/schema';
import { ReportProblemNote } from './report-problem-note';

type Props = Pick<Report, 'keptUntil' | 'canKeepLonger'> & {
  readonly lessonId: string;
  readonly timeZone: string;
};

export function KeepCard({ lessonId, keptUntil, canKeepLonger, timeZone }: Props) {
  const t = useTranslations('reports.keep');
  const ui = useTranslations('ui');
  const locale = useLocale();
  const [isAsking, setAsking] = useState(false);
  const [isErased, setErased] = useState(false);
  const erase = useSubmit(
    () => eraseReport({ lessonId }),
    () => {
      setAsking(false);
      setErased(true);
    },
  );
  const keep = useSubmit(() => keepReport({ lessonId }));
  const { attendance, report, board } = keptUntil;
  const day = (date: Date) => ({ date: shortDay(date, { locale, timeZone }) });
  const isNothing = !attendance && !report && !board;
  return (
    <Card className="grid gap-3">
      <h2 className="type-h2">{t('title')}</h2>
      {attendance ? <p>{t('attendanceUntil', day(attendance))}</p> : null}
      {report ? <p>{t('reportUntil', day(report))}</p> : null}
      {board ? <p>{t('boardUntil', day(board))}</p> : null}
      {isNothing ? <p>{t('nothing')}</p> : null}
      <StatusRegion className="empty:absolute">{isErased ? <Toast>{t('erased')}</Toast> : null}</StatusRegion>
      <ReportProblemNote problem={erase.problem ?? keep.problem} />
      <div className="flex flex-wrap gap-3">
        {canKeepLonger ? (
          <Button busy={keep.busy} onClick={() => keep.submit()}>
            {t('longer')}
          </Button>
        ) : null}
        {isNothing ? null : (
          <Button icon="trash" onClick={() => setAsking(true)}>
            {t('erase')}
          </Button>
        )}
      </div>
      <LinkButton variant="quiet" href={`/lessons/${lessonId}/receipt`} className="-ms-4 justify-self-start">
        {t('receipt')}
      </LinkButton>
      <Dialog
        open={isAsking}
        title={t('confirmTitle')}
        closeLabel={ui('close')}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button size="large" onClick={() => setAsking(false)}>
              {t('cancel')}
            </Button>
            <Button variant="danger" size="large" busy={erase.busy} onClick={() => erase.submit()}>
              {t('erase')}
            </Button>
          </>
        }
      >
        <p>{t('confirmText')}</p>
      </Dialog>
    </Card>
  );
}
