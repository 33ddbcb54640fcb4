'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { MessageScreen } from '@/components/classroom/pupil/message-screen';
import { PupilScreen } from '@/components/classroom/pupil/pupil-screen';
import { PupilAudioProvider } from '@/components/classroom/speech/audio-context';
import styles from '@/components/door/door.module.css';
import { SignStage } from '@/components/door/sign-stage';
import { Icon } from '@/components/ui/icon';
import { GateScene, MoonScene, SunClockScene } from '@/components/ui/scenes/outdoor-scenes';
import type { SignFace } from '@/lib/shared/signs';
import { EnterLink } from './enter-link';

/** Whoever has no sign yet sees the guide. */
const guide: SignFace = { animal: 'penguin', badge: 'sun' };

type ChildProps = {
  readonly visitId: string;
  readonly sign: SignFace | null;
  readonly isOver: boolean;
};

const buttonLook =
  'tap inline-flex items-center justify-center whitespace-nowrap h-28 min-w-60 gap-5 px-8 rounded-pupil type-button no-underline ' +
  '[--icon-hole:var(--lagoon)] border-3 border-ink bg-lagoon text-on-fill flex-row-reverse aria-disabled:opacity-60';

const goLook = `${buttonLook} ${styles.go ?? ''}`;

/** A child in the frame of an LMS: its animal, and one button. */
export function ChildLobby({ visitId, sign, isOver }: ChildProps) {
  const t = useTranslations('lti.child');
  const face = sign ?? guide;
  if (isOver) {
    return (
      <PupilAudioProvider>
        <MessageScreen
          state="lti-over"
          title={t('overTitle')}
          sub={t('overSub')}
          picture={(className) => <MoonScene {...face} className={className} />}
          adult={{ text: t('adult.over') }}
        />
      </PupilAudioProvider>
    );
  }
  return (
    <Hello state="lti-child" sign={face}>
      <EnterLink visitId={visitId} className={goLook}>
        <GoFace />
      </EnterLink>
    </Hello>
  );
}

/** The same button where the frame keeps no cookie: all of the launch happens behind it, in a tab. */
export function TabLobby({ address }: { readonly address: string }) {
  return (
    <Hello state="lti-tab" sign={guide}>
      <a href={address} target="_blank" rel="noopener" className={goLook} data-tap="lti.tab">
        <GoFace />
      </a>
    </Hello>
  );
}

type HelloProps = { readonly state: string; readonly sign: SignFace; readonly children: ReactNode };

function Hello({ state, sign, children }: HelloProps) {
  const t = useTranslations('lti.child');
  return (
    <PupilAudioProvider>
      <PupilScreen state={state} say={`${t('title')} ${t('sub')}`}>
        <div className={styles.hello}>
          <SignStage sign={sign} />
          <div className={styles.words}>
            <h1>{t('title')}</h1>
            <p>{t('sub')}</p>
            {children}
          </div>
        </div>
      </PupilScreen>
    </PupilAudioProvider>
  );
}

function GoFace() {
  const t = useTranslations('lti.child');
  return (
    <>
      <Icon name="play" size={52} filled />
      <span className="translate-y-[0.02em]">{t('go')}</span>
    </>
  );
}

export function NotReadyLobby() {
  const t = useTranslations('lti.child');
  return (
    <PupilAudioProvider>
      <MessageScreen
        state="lti-wait"
        title={t('waitTitle')}
        sub={t('waitSub')}
        picture={(className) => <SunClockScene {...guide} fraction={0.75} className={className} />}
        adult={{ text: t('adult.wait') }}
      />
    </PupilAudioProvider>
  );
}

export function ClosedLobby() {
  const t = useTranslations('lti');
  return (
    <PupilAudioProvider>
      <MessageScreen
        state="lti-closed"
        title={t('child.againTitle')}
        sub={t('child.againSub')}
        picture={(className) => <GateScene {...guide} className={className} />}
        adult={{ text: t('problem.closed'), code: 'LTI-72' }}
      />
    </PupilAudioProvider>
  );
}
