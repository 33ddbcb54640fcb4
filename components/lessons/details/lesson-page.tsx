import Link from 'next/link';
import { AssistButton } from '@/components/assist/assist-button';
import { AdultWords } from '@/components/shell/adult-words';
import { Messages } from '@/components/shell/messages-boundary';
import { PlanStrip } from '@/components/strips/plan-strip';
import { Card } from '@/components/ui/card';
import { Icon } from '@/components/ui/icon';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Toast } from '@/components/ui/toast';
import { loadLocale, loadTranslator } from '@/lib/i18n/server';
import type { StartRefusal } from '@/lib/lessons/rules';
import type { LessonTimes, LessonView } from '@/lib/lessons/schema';
import type { StripDTO } from '@/lib/strips/rules';
import { BeginButton } from '../begin-button';
import { beginWord } from '../begin-word';
import { longDay, timeWord } from '../time-words';
import { LessonChanges } from './lesson-changes';

type Props = {
  readonly details: {
    readonly lesson: LessonView;
    readonly times: LessonTimes;
    readonly canEnter: boolean;
    readonly timeZone: string;
  };
  /** How many dates were just planned. */
  readonly planned: number | null;
  readonly problem: StartRefusal | null;
  /** It is over, and what remains of it is for this reader. */
  readonly hasReport: boolean;
  /** With which strip it begins; null: that is not to be chosen (any more). */
  readonly strip: { readonly strips: readonly StripDTO[]; readonly stripId: string | null } | null;
};

export async function LessonPage({ details, planned, problem, hasReport, strip }: Props) {
  const t = await loadTranslator('lessons');
  const { lesson, times, canEnter, timeZone } = details;
  const name = lesson.className;
  return (
    <Messages namespaces={['lessons', 'assist', 'strips', 'adults']} timeZone={timeZone}>
      <Link
        href="/lessons"
        className="text-lagoon-deep rounded-control mt-4 inline-flex min-h-11 items-center gap-2 font-medium"
      >
        <Icon name="back" size={18} strokeWidth={2.1} className="rtl:-scale-x-100" />
        {t('details.back')}
      </Link>
      <PageHeader
        title={
          lesson.title ? t('home.classAndTitle', { name, title: lesson.title }) : t('home.class', { name })
        }
        hint={[t(`phase.${lesson.phase}`), ...(lesson.kind === 'adults' ? [t('adults')] : [])].join(', ')}
      />
      <div className="grid gap-5 pb-6">
        {problem ? <Toast tone="warning">{t(`problem.${problem}`)}</Toast> : null}
        <Card as="div" className="grid gap-6">
          <Facts details={details} />
          {canEnter ? (
            <BeginButton lessonId={lesson.id}>{t(`home.${beginWord(lesson)}`)}</BeginButton>
          ) : lesson.phase === 'planned' ? (
            <p className="text-ink-2">{t('details.startHint')}</p>
          ) : null}
          {hasReport ? (
            <LinkButton
              variant="primary"
              size="large"
              icon="check"
              href={`/lessons/${lesson.id}/report`}
              className="justify-self-start"
            >
              {t('details.report')}
            </LinkButton>
          ) : null}
          {isOpen(lesson.phase) ? (
            <AdultWords on={lesson.kind === 'adults'}>
              <AssistButton lessonId={lesson.id} kind={lesson.kind} className="justify-self-start" />
            </AdultWords>
          ) : null}
        </Card>
        {strip && lesson.kind === 'class' ? (
          <PlanStrip lessonId={lesson.id} classId={lesson.classId} weekly={lesson.weekly} {...strip} />
        ) : null}
        <LessonChanges
          key={lesson.id}
          lessonId={lesson.id}
          kind={lesson.kind}
          times={times}
          weekly={lesson.weekly}
          phase={lesson.phase}
          planned={planned}
        />
      </div>
    </Messages>
  );
}

/** A second adult may still be asked to come. */
const isOpen = (phase: LessonView['phase']) => phase !== 'ended' && phase !== 'cancelled';

async function Facts({ details }: Pick<Props, 'details'>) {
  const t = await loadTranslator('lessons');
  const { lesson, times, timeZone } = details;
  const frame = { locale: await loadLocale(), timeZone };
  const span = t('home.fromTo', {
    from: timeWord(lesson.startsAt, frame),
    to: timeWord(lesson.endsAt, frame),
  });
  const facts = [
    [t('details.when'), `${longDay(lesson.startsAt, frame)}, ${span}`],
    [t('details.length'), t('details.minutes', { count: times.minutes })],
    [t('details.repeats'), lesson.weekly ? t('weekly') : t('once')],
  ];
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      {facts.map(([term, words]) => (
        <div key={term} className="col-span-2 grid grid-cols-subgrid">
          <dt className="text-ink-2">{term}</dt>
          <dd>{words}</dd>
        </div>
      ))}
    </dl>
  );
}
