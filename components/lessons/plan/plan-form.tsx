'use client';

import { useRouter } from 'next/navigation';
import { type FormEvent, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { planLessons } from '@/lib/lessons/actions';
import type { Slot } from '@/lib/lessons/calendar/rules';
import type { ClassChoice as Choice, LessonKind } from '@/lib/lessons/schema';
import { fieldOf, ProblemNote } from '../problem-note';
import { TimesFields, TitleField, type TimesDraft } from '../times-fields';
import { useSubmit } from '@/components/shell/use-submit';
import { ClassChoice } from './class-choice';
import { RepeatFields } from './repeat-fields';
import { SlotChips } from './slot-chips';
import { WhoComes } from './who-comes';

type Props = {
  readonly classes: readonly Choice[];
  readonly classId: string;
  readonly slots: readonly Slot[];
  readonly today: string;
};

/** Class, time, weekly or not, done: everything else is optional. An adults' lesson is at none of the usual times of the class. */
export function PlanForm({ classes, classId, slots, today }: Props) {
  const t = useTranslations('lessons');
  const router = useRouter();
  const [chosen, setChosen] = useState(0);
  const [kind, setKind] = useState<LessonKind>('class');
  const [own, setOwn] = useState({
    class: { date: today, startTime: '08:00', minutes: '45' },
    adults: { date: today, startTime: '19:00', minutes: '90' },
  } satisfies Record<LessonKind, TimesDraft>);
  const [ownTitle, setOwnTitle] = useState<string | null>(null);
  const [weekly, setWeekly] = useState(false);
  const [lastDate, setLastDate] = useState('');
  const isForClass = kind === 'class';
  const slot = isForClass ? slots[chosen] : undefined;
  const other: TimesDraft = own[kind];
  const title = ownTitle ?? slot?.title ?? '';
  const { submit, busy, problem } = useSubmit(
    () =>
      planLessons({
        ...(slot ?? other),
        classId,
        kind,
        title,
        repeat: weekly ? 'weekly' : 'once',
        lastDate: weekly ? lastDate : '',
      }),
    ({ lessonId, count }) => router.push(`/lessons/${lessonId}?planned=${count}`),
  );
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    submit();
  };
  const isInField =
    fieldOf(problem) !== null && (!slot || problem === 'bad-title' || problem === 'bad-last-date');
  return (
    <form onSubmit={onSubmit} className="grid max-w-2xl gap-6">
      <ClassChoice classes={classes} classId={classId} />
      <WhoComes kind={kind} onKind={setKind} />
      {isForClass ? <SlotChips slots={slots} chosen={chosen} onChoose={setChosen} /> : null}
      {slot ? null : (
        <TimesFields
          draft={other}
          onChange={(draft) => setOwn({ ...own, [kind]: draft })}
          problem={problem}
          min={today}
        />
      )}
      <RepeatFields
        weekly={weekly}
        onWeekly={setWeekly}
        lastDate={lastDate}
        onLastDate={setLastDate}
        min={slot?.date ?? other.date}
        problem={problem}
      />
      <TitleField kind={kind} value={title} onChange={setOwnTitle} problem={problem} />
      <ProblemNote problem={isInField ? null : problem} />
      <div className="flex flex-wrap gap-4">
        <Button type="submit" variant="primary" size="hero" icon="check" busy={busy}>
          {t('plan.done')}
        </Button>
        <LinkButton variant="quiet" size="hero" href="/home">
          {t('plan.cancel')}
        </LinkButton>
      </div>
    </form>
  );
}
