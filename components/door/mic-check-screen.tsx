'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PupilScreen } from '@/components/classroom/pupil/pupil-screen';
import { useSayOnce } from '@/components/classroom/speech/audio-context';
import { Icon } from '@/components/ui/icon';
import { PupilButton } from '@/components/ui/pupil-button';
import { SleepingMouthScene } from '@/components/ui/scenes/thing-scenes';
import { openMicCheck, type MicCheck, type MicFailure } from '@/lib/classroom/client/mic-check';
import styles from './door.module.css';
import { ListeningFrog } from './listening-frog';

type MicState = 'asking' | 'listening' | 'heard' | MicFailure;

/** Loud enough and long enough to be a voice and not a bump on the table. */
const heardLevel = 0.18;
const heardTicks = 5;
const heardPauseMs = 1_200;

type MicCheckScreenProps = { readonly onDone: () => void; readonly open?: typeof openMicCheck };

/** The one system prompt on the way in. Nothing is sent, and the arrow leaves it at any time. */
export function MicCheckScreen({ onDone, open = openMicCheck }: MicCheckScreenProps) {
  const t = useTranslations('door.mic');
  const [state, setState] = useState<MicState>('asking');
  const [level, setLevel] = useState(0);

  useEffect(() => {
    let over = false;
    let check: MicCheck | null = null;
    let loud = 0;
    const onLevel = (now: number) => {
      setLevel(now);
      loud = now > heardLevel ? loud + 1 : 0;
      if (loud === heardTicks) setState('heard');
    };
    void open(onLevel).then((result) => {
      if (typeof result === 'string') return over ? undefined : setState(result);
      if (over) return result.close();
      check = result;
      setState((was) => (was === 'asking' ? 'listening' : was));
    });
    return () => {
      over = true;
      check?.close();
    };
  }, [open]);

  useEffect(() => {
    if (state !== 'heard') return;
    const timer = setTimeout(onDone, heardPauseMs);
    return () => clearTimeout(timer);
  }, [state, onDone]);

  const [title, sub] = sentences(t, state);
  useSayOnce(state === 'listening' || state === 'heard' ? null : [title, sub].filter(Boolean).join(' '));
  return (
    <PupilScreen state={`mic-${state}`} title={title} sub={sub}>
      <div className={styles.mic}>
        <MicPicture state={state} level={level} />
        <PupilButton word={t('skip')} icon="next" onTap={onDone} data-tap="mic.skip" />
      </div>
    </PupilScreen>
  );
}

type MicWords = ReturnType<typeof useTranslations<'door.mic'>>;

function sentences(t: MicWords, state: MicState): [title: string, sub?: string] {
  switch (state) {
    case 'asking':
      return [t('prompt')];
    case 'listening':
      return [t('say')];
    case 'heard':
      return [t('heard')];
    case 'denied':
      return [t('asleep'), t('listen')];
    case 'missing':
      return [t('missing'), t('listen')];
  }
}

function MicPicture({ state, level }: { readonly state: MicState; readonly level: number }) {
  const t = useTranslations('door.mic');
  switch (state) {
    case 'asking':
      return <PromptDrawing />;
    case 'listening':
    case 'heard':
      return (
        <ListeningFrog
          level={level}
          happy={state === 'heard'}
          title={t('frog')}
          className={styles.frog ?? ''}
        />
      );
    case 'denied':
    case 'missing':
      return <SleepingMouthScene animal="frog" badge="lagoon" className="h-full w-full" />;
  }
}

/** What the browser's question looks like, with the right answer lit. */
function PromptDrawing() {
  const t = useTranslations('door.mic');
  return (
    <div className={styles.prompt} aria-hidden>
      <div className={styles.promptLine}>
        <Icon name="mouth-open" size={56} filled fill="var(--lagoon)" />
        <span className={styles.promptBar} />
      </div>
      <div className={styles.promptAnswers}>
        <span>{t('block')}</span>
        <span className={styles.lit}>{t('allow')}</span>
      </div>
    </div>
  );
}
