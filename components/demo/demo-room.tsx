'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { AssistGuest } from '@/components/assist/guest';
import { StaffLesson } from '@/components/classroom/staff/staff-lesson';
import { Button } from '@/components/ui/button';
import { LinkButton } from '@/components/ui/link-button';
import { Spinner } from '@/components/ui/spinner';
import { useDemo } from './use-demo';

/** "Probestunde": the teacher's own lesson screen, with pupils that are programs, and a mark that says so. */
export function DemoRoom({ withChildView }: { readonly withChildView: boolean }) {
  const t = useTranslations('demo');
  const { state, openAgain } = useDemo();
  switch (state.type) {
    case 'opening':
      return (
        <Frame>
          <h1 className="type-h1">{t('name')}</h1>
          <p className="text-ink-2 flex items-center gap-3" role="status">
            <Spinner />
            {t('opening')}
          </p>
        </Frame>
      );
    case 'problem':
      return <Message reason={state.reason} action={t('retry')} onAction={openAgain} />;
    case 'room':
      return (
        // Nothing that needs the lesson in the teacher's own school is offered.
        <AssistGuest value>
          <StaffLesson
            classroom={state.classroom}
            name={t('mark')}
            roster={state.roster}
            withChildView={withChildView}
            mark={<Mark />}
            over={(reason) =>
              reason === 'moved' ? (
                <Message reason="moved" action={t('back')} onAction={openAgain} />
              ) : (
                <Message reason="ended" action={t('again')} onAction={openAgain} />
              )
            }
          />
        </AssistGuest>
      );
  }
}

function Mark() {
  const t = useTranslations('demo');
  return (
    <p className="bg-sun-tint text-sun-ink type-small rounded-control m-3 px-3 py-2" data-demo>
      <strong className="block font-semibold">{t('mark')}</strong>
      {t('markHint')}
    </p>
  );
}

type MessageProps = {
  readonly reason: 'ended' | 'moved' | 'full' | 'unavailable';
  readonly action: string;
  readonly onAction: () => void;
};

function Message({ reason, action, onAction }: MessageProps) {
  const t = useTranslations('demo');
  return (
    <Frame>
      <div className="grid max-w-[52ch] gap-2" role="status">
        <h1 className="type-h1">{t(`${reason}.title`)}</h1>
        <p>{t(`${reason}.text`)}</p>
      </div>
      <div className="flex flex-wrap justify-center gap-3">
        <LinkButton variant="primary" size="large" href="/home">
          {t('home')}
        </LinkButton>
        <Button size="large" onClick={onAction}>
          {action}
        </Button>
      </div>
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <main className="font-staff grid min-h-dvh place-content-center justify-items-center gap-6 p-6 text-center">
      {children}
    </main>
  );
}
