'use client';

import { useEffect } from 'react';
import { useTranslations } from 'use-intl';
import { PupilButton } from '@/components/ui/pupil-button';
import { BridgeScene } from '@/components/ui/scenes/bridge-scene';
import { GateScene, TwoSameScene } from '@/components/ui/scenes/outdoor-scenes';
import type { ByeReason } from '@/lib/classroom/protocol';
import type { SignFace } from '@/lib/shared/signs';
import { MessageScreen } from './message-screen';

type ByeScreenProps = {
  readonly reason: Exclude<ByeReason, 'ended'> | ByeReason;
  readonly sign: SignFace;
  readonly onTakeBack: () => void;
};

const comeBackMs = 4_000;

/** Why the server said goodbye. Being sent out is never shown as being sent out. */
export function ByeScreen({ reason, sign, onTakeBack }: ByeScreenProps) {
  const t = useTranslations('pupil');
  switch (reason) {
    case 'moved':
      return (
        <MessageScreen
          state="two"
          title={t('two.title')}
          picture={(className) => <TwoSameScene {...sign} className={className} />}
          answers={
            <PupilButton
              word={t('two.yes')}
              icon="check"
              variant="primary"
              onTap={onTakeBack}
              data-tap="two.yes"
            />
          }
          adult={{ text: t('adult.two'), code: 'seat-moved' }}
        />
      );
    case 'going-away':
    case 'not-open':
      return <ComingBack sign={sign} onTakeBack={onTakeBack} />;
    case 'removed':
    case 'refused':
    case 'ended':
      return (
        <MessageScreen
          state="gate"
          title={t('gate.title')}
          sub={t('gate.sub')}
          picture={(className) => <GateScene {...sign} className={className} />}
          adult={{ text: t('adult.gate'), code: `seat-${reason}` }}
        />
      );
  }
}

/** The server restarts or the pass is too old: the child only waits, we come back by ourselves. */
function ComingBack({ sign, onTakeBack }: { readonly sign: SignFace; readonly onTakeBack: () => void }) {
  const t = useTranslations('pupil');
  useEffect(() => {
    const timer = setTimeout(onTakeBack, comeBackMs);
    return () => clearTimeout(timer);
  }, [onTakeBack]);
  return (
    <MessageScreen
      state="net-lost"
      title={t('net.lost')}
      sub={t('net.looking')}
      picture={(className) => <BridgeScene me={sign} className={className} />}
      adult={{ text: t('adult.net'), code: 'server-away' }}
    />
  );
}
