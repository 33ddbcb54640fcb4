'use client';

import { lazy, type ReactNode, Suspense } from 'react';
import { IntlProvider, useLocale, useTranslations } from 'use-intl';
import { NarrowCard } from '@/components/accounts/narrow-card';
import { AdultWords } from '@/components/shell/adult-words';
import { loadPart } from '@/components/shell/reload-when-back';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import type { Classroom } from '@/lib/classroom/client/classroom';
import { AssistGuest } from './guest';
import { NameForm } from './name-form';
import { useAssistDoor, type DoorProblem } from './use-assist-door';

// A guest's phone loads nothing of a teacher's room, and the other way around.
const StaffLesson = lazy(() =>
  loadPart(() => import('@/components/classroom/staff/staff-lesson')).then((module) => ({
    default: module.StaffLesson,
  })),
);
const GuestRoom = lazy(() =>
  loadPart(() => import('./guest-room')).then((module) => ({ default: module.GuestRoom })),
);

/** The whole way of a second adult on one address: the link, a name, the lesson. */
export function AssistPage() {
  const t = useTranslations('assist.door');
  const locale = useLocale();
  const { state, submit, comeBack, forget, openAgain } = useAssistDoor();
  switch (state.type) {
    case 'opening':
      return <Opening />;
    case 'name':
      return (
        <Frame>
          <NameForm
            door={state.door}
            problem={state.problem}
            isBusy={state.isBusy}
            onName={(name) => submit(state.door, name)}
          />
        </Frame>
      );
    case 'waiting':
      return (
        <Frame>
          <div role="status" className="grid justify-items-center gap-4 py-8 text-center">
            <Spinner size={40} />
            <h1 className="type-h1">{t('waitingTitle')}</h1>
            <p>{t('waitingText', { teacher: state.door.teacherName })}</p>
          </div>
        </Frame>
      );
    case 'problem':
      return <Problem reason={state.reason} onBack={comeBack} />;
    case 'guest':
      return (
        <Suspense fallback={<Opening />}>
          <GuestRoom classroom={state.classroom} face={state.face} onGone={forget} onTakeBack={openAgain} />
        </Suspense>
      );
    case 'room': {
      const { classroom, room } = state;
      const { className, title, roster, timeZone, kind } = room;
      return (
        <IntlProvider locale={locale} timeZone={timeZone}>
          <AssistGuest value>
            <AdultWords on={kind === 'adults'}>
              <Suspense fallback={<Opening />}>
                <StaffLesson
                  classroom={classroom}
                  name={title ? `${className} · ${title}` : className}
                  roster={roster}
                  over={() => <Problem reason={reasonOf(classroom)} onBack={comeBack} />}
                />
              </Suspense>
            </AdultWords>
          </AssistGuest>
        </IntlProvider>
      );
    }
  }
}

function Opening() {
  const t = useTranslations('assist.door');
  return (
    <Frame>
      <p className="text-ink-2 flex items-center justify-center gap-3 py-16">
        <Spinner />
        {t('checking')}
      </p>
    </Frame>
  );
}

function reasonOf(classroom: Classroom): DoorProblem {
  const { connection } = classroom.getSnapshot();
  if (connection.type !== 'bye') return 'moved';
  switch (connection.reason) {
    case 'ended':
    case 'not-open':
      return 'ended';
    case 'removed':
    case 'refused':
      return 'revoked';
    case 'moved':
    case 'going-away':
      return 'moved';
  }
}

function Problem({ reason, onBack }: { readonly reason: DoorProblem; readonly onBack: () => void }) {
  const t = useTranslations('assist.door');
  return (
    <Frame>
      <div role="status" className="grid gap-4">
        <h1 className="type-h1">{t(`${reason}.title`)}</h1>
        <p>{t(`${reason}.text`)}</p>
        {reason === 'moved' ? (
          <Button variant="primary" size="hero" onClick={onBack} className="mt-2 w-full">
            {t('back')}
          </Button>
        ) : null}
      </div>
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <main className="font-staff mx-auto grid min-h-dvh w-full max-w-[640px] content-center justify-items-center px-4 py-12">
      <NarrowCard>{children}</NarrowCard>
    </main>
  );
}
