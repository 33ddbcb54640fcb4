'use client';

import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Spinner } from '@/components/ui/spinner';
import type { RosterSign } from './children';
import { StaffLesson } from './staff-lesson';
import { useStaffEntry, type EntryProblem } from './use-staff-entry';

export type StaffRoomProps = {
  readonly lessonId: string;
  readonly className: string;
  readonly title: string;
  readonly roster: readonly RosterSign[];
};

/** From the address of a live lesson to its seat, and the screens of what may stand in the way. */
export function StaffRoom({ lessonId, className, title, roster }: StaffRoomProps) {
  const t = useTranslations('staff.entry');
  const { entry, enterAnew } = useStaffEntry(lessonId);
  const name = title ? `${className} · ${title}` : className;
  if (entry.type === 'entering') {
    return (
      <main className="font-staff grid min-h-dvh place-content-center justify-items-center gap-4 p-6">
        <h1 className="type-h1">{name}</h1>
        <Spinner size={40} label={t('entering')} />
      </main>
    );
  }
  if (entry.type === 'problem') {
    return <EntryMessage {...{ lessonId, name, reason: entry.reason, enterAnew }} />;
  }
  return (
    <StaffLesson
      classroom={entry.classroom}
      name={name}
      roster={roster}
      over={(reason) => <EntryMessage {...{ lessonId, name, reason, enterAnew }} />}
    />
  );
}

type MessageProps = {
  readonly lessonId: string;
  readonly name: string;
  readonly reason: EntryProblem;
  readonly enterAnew: () => void;
};

/** One sentence on why the lesson is not on the screen, and the way on. */
function EntryMessage({ lessonId, name, reason, enterAnew }: MessageProps) {
  const t = useTranslations('staff.entry');
  return (
    <main className="font-staff grid min-h-dvh place-content-center justify-items-center gap-6 p-6 text-center">
      <div className="grid max-w-[52ch] gap-2" role="status">
        <p className="text-ink-2">{name}</p>
        <h1 className="type-h1">{t(`${reason}.title`)}</h1>
        <p>{t(`${reason}.text`)}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-3">
        {reason === 'moved' ? (
          <Button variant="primary" size="large" onClick={enterAnew}>
            {t('moved.back')}
          </Button>
        ) : null}
        {reason === 'not-started' ? (
          <LinkButton variant="primary" size="large" href={`/lessons/${lessonId}`}>
            {t('toLesson')}
          </LinkButton>
        ) : null}
        {reason === 'ended' ? (
          <LinkButton variant="primary" size="large" href={`/lessons/${lessonId}/report`}>
            {t('toReport')}
          </LinkButton>
        ) : null}
        <LinkButton size="large" href="/home">
          {t('home')}
        </LinkButton>
      </div>
    </main>
  );
}
