'use client';

import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { changeLesson } from '@/lib/lessons/actions';
import type { LessonKind, LessonTimes, Reach } from '@/lib/lessons/schema';
import { fieldOf, ProblemNote } from '../problem-note';
import { TimesFields, TitleField } from '../times-fields';
import { useSubmit } from '@/components/shell/use-submit';

type Props = {
  readonly lessonId: string;
  readonly kind: LessonKind;
  readonly times: LessonTimes;
  readonly weekly: boolean;
  readonly onDone: () => void;
  readonly onClose: () => void;
};

export function EditForm({ lessonId, kind, times, weekly, onDone, onClose }: Props) {
  const t = useTranslations('lessons.details');
  const [draft, setDraft] = useState({ ...times, minutes: String(times.minutes) });
  const [reach, setReach] = useState<Reach>('one');
  const { submit, busy, problem } = useSubmit(() => changeLesson({ ...draft, lessonId, reach }), onDone);
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  return (
    <form onSubmit={onSubmit} aria-label={t('editTitle')} className="grid max-w-2xl gap-5">
      <h2 className="type-h2">{t('editTitle')}</h2>
      <TimesFields
        draft={draft}
        onChange={(changed) => setDraft({ ...draft, ...changed })}
        problem={problem}
      />
      <TitleField
        kind={kind}
        value={draft.title}
        onChange={(title) => setDraft({ ...draft, title })}
        problem={problem}
      />
      {weekly ? (
        <SegmentedControl
          label={t('reach')}
          options={[
            { value: 'one', word: t('one') },
            { value: 'following', word: t('following') },
          ]}
          value={reach}
          onChange={setReach}
        />
      ) : null}
      <ProblemNote problem={fieldOf(problem) === null ? problem : null} />
      <div className="flex flex-wrap gap-4">
        <Button type="submit" variant="primary" size="large" busy={busy}>
          {t('save')}
        </Button>
        <Button size="large" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </form>
  );
}
