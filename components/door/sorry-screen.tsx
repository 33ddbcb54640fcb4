'use client';

import { useFormatter, useTimeZone, useTranslations } from 'use-intl';
import { BackButton } from '@/components/classroom/pupil/corner-buttons';
import { MessageScreen } from '@/components/classroom/pupil/message-screen';
import { Icon } from '@/components/ui/icon';
import { PupilButton } from '@/components/ui/pupil-button';
import { BridgeScene } from '@/components/ui/scenes/bridge-scene';
import { GateScene, MoonScene, SunClockScene } from '@/components/ui/scenes/outdoor-scenes';
import { OldTabletScene, TornCardScene } from '@/components/ui/scenes/thing-scenes';
import type { DoorView, SorryReason } from '@/lib/classroom/client/door';
import type { SignFace } from '@/lib/shared/signs';
import { earlyTime } from './early-time';

/** Whoever has no sign yet sees the guide. */
const guide: SignFace = { animal: 'penguin', badge: 'sun' };

type SorryScreenProps = {
  readonly reason: SorryReason;
  readonly sign: SignFace | null;
  readonly view: DoorView | null;
  readonly onAgain: () => void;
};

/** Why it does not go on: never the child's fault, always a picture and one next step. */
export function SorryScreen({ reason, sign, view, onAgain }: SorryScreenProps) {
  const t = useTranslations('door');
  const pupil = useTranslations('pupil');
  const face = sign ?? guide;
  const again = <PupilButton word={t('busy.again')} icon="undo" onTap={onAgain} data-tap="again" />;
  switch (reason) {
    case 'early':
      return <EarlyScreen face={face} view={view} />;
    case 'old-device':
      return <OldDeviceScreen />;
    case 'none':
      return (
        <MessageScreen
          state="none"
          title={pupil('gate.title')}
          sub={pupil('gate.sub')}
          picture={(className) => <GateScene {...face} className={className} />}
          adult={{ text: t('adult.none'), code: 'door-none' }}
        />
      );
    case 'over':
      return (
        <MessageScreen
          state="over"
          title={t('over.title')}
          sub={t('over.sub')}
          picture={(className) => <MoonScene {...face} className={className} />}
          adult={{ text: pupil('adult.over'), code: 'lesson-over' }}
        />
      );
    case 'card-old':
      return (
        <MessageScreen
          state="card-old"
          title={t('oldCard.title')}
          sub={view ? t('oldCard.sub', { teacher: view.teacherName }) : t('oldCard.subNoName')}
          picture={(className) => <TornCardScene {...face} className={className} />}
          adult={{ text: t('adult.oldCard'), code: 'card-old' }}
        />
      );
    case 'card-again':
      return (
        <MessageScreen
          state="card-again"
          title={t('cardAgain.title')}
          sub={t('cardAgain.sub')}
          picture={(className) => (
            <div className={`bg-sand rounded-stage grid place-items-center ${className}`}>
              <Icon name="qr" size={200} />
            </div>
          )}
          adult={{ text: t('adult.cardAgain'), code: 'card-again' }}
        />
      );
    case 'too-many':
      return (
        <MessageScreen
          state="too-many"
          title={t('busy.title')}
          sub={t('busy.sub')}
          picture={(className) => <SunClockScene {...face} fraction={0.5} className={className} />}
          answers={again}
          adult={{ text: t('adult.tooMany'), code: 'too-many' }}
        />
      );
    case 'unavailable':
      return (
        <MessageScreen
          state="unavailable"
          title={pupil('net.lost')}
          sub={pupil('net.looking')}
          picture={(className) => <BridgeScene me={face} className={className} />}
          answers={again}
          adult={{ text: t('adult.unavailable'), code: 'server-unreachable' }}
        />
      );
    case 'refused':
      return (
        <MessageScreen
          state="refused"
          title={pupil('gate.title')}
          sub={pupil('gate.sub')}
          picture={(className) => <GateScene {...face} className={className} />}
          adult={{ text: t('adult.refused'), code: 'entry-refused' }}
        />
      );
  }
}

function EarlyScreen({ face, view }: { readonly face: SignFace; readonly view: DoorView | null }) {
  const t = useTranslations('door');
  const format = useFormatter();
  const timeZone = useTimeZone() ?? 'Europe/Berlin';
  const starts = view?.startsAt ? new Date(view.startsAt) : null;
  const time = starts ? earlyTime({ starts, now: new Date(), timeZone, clock: t('early.clock') }) : null;
  return (
    <MessageScreen
      state="early"
      title={time ? t('early.hour', { time }) : t('early.other')}
      sub={t('early.sub')}
      picture={(className) => <SunClockScene {...face} fraction={0.75} className={className} />}
      adult={
        starts
          ? {
              text: t('adult.early', {
                date: format.dateTime(starts, { dateStyle: 'full' }),
                time: format.dateTime(starts, { timeStyle: 'short' }),
              }),
            }
          : { text: t('adult.none') }
      }
    />
  );
}

type NotMeProps = {
  readonly sign: SignFace;
  readonly teacherName: string | undefined;
  readonly onBack: () => void;
};

export function NotMeScreen({ sign, teacherName, onBack }: NotMeProps) {
  const t = useTranslations('door');
  return (
    <MessageScreen
      state="not-me"
      title={t('hello.notMeTitle')}
      sub={teacherName ? t('hello.ask', { teacher: teacherName }) : t('oldCard.subNoName')}
      corner={<BackButton onTap={onBack} />}
      picture={(className) => <GateScene {...sign} className={className} />}
      adult={{ text: t('adult.notMe') }}
    />
  );
}

function OldDeviceScreen() {
  const t = useTranslations('door');
  return (
    <MessageScreen
      state="old-device"
      title={t('oldDevice.title')}
      sub={t('oldDevice.sub')}
      picture={(className) => <OldTabletScene {...guide} className={className} />}
      adult={{ text: t('adult.oldDevice'), code: 'no-webrtc' }}
    />
  );
}
