'use client';

import { useId, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useSubmit } from '@/components/shell/use-submit';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { StatusRegion, Toast } from '@/components/ui/toast';
import { saveMinutes } from '@/lib/reports/actions';
import { minutesMax } from '@/lib/reports/schema';
import { ReportProblemNote } from './report-problem-note';

type Props = {
  readonly lessonId: string;
  readonly text: string;
  /** False: the report was deleted, there is nothing to write into. */
  readonly isKept: boolean;
};

export function MinutesCard({ lessonId, text, isKept }: Props) {
  const t = useTranslations('reports.minutes');
  const id = useId();
  const [draft, setDraft] = useState(text);
  const [isSaved, setSaved] = useState(false);
  const { submit, busy, problem } = useSubmit(
    () => saveMinutes({ lessonId, text: draft }),
    () => setSaved(true),
  );
  if (!isKept) return null;
  return (
    <Card as="div">
      <form
        className="grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <h2 className="type-h2">{t('title')}</h2>
        <p id={`${id}-hint`} className="type-small text-ink-2">
          {t('hint')}
        </p>
        <label htmlFor={id} className="sr-only">
          {t('label')}
        </label>
        <textarea
          id={id}
          aria-describedby={`${id}-hint`}
          rows={6}
          maxLength={minutesMax}
          value={draft}
          onChange={(event) => {
            setDraft(event.target.value);
            setSaved(false);
          }}
          className="rounded-control bg-card text-ink border-line w-full border-2 px-4 py-3"
        />
        <StatusRegion className="empty:absolute">{isSaved ? <Toast>{t('saved')}</Toast> : null}</StatusRegion>
        <ReportProblemNote problem={problem} />
        <Button type="submit" busy={busy} className="justify-self-start">
          {t('save')}
        </Button>
      </form>
    </Card>
  );
}
