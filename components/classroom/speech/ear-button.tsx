'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DiscButton } from '@/components/ui/disc-button';
import { usePupilAudio, useSpeechState } from './audio-context';
import styles from './ear-button.module.css';

/** Same corner on every screen: reads the screen's sentence, then names what is tapped, until it is tapped again. */
export function EarButton({ sentence }: { readonly sentence: string }) {
  const t = useTranslations('pupil.ear');
  const { speech } = usePupilAudio();
  const { state, mode } = useSpeechState(speech);
  const [explaining, setExplaining] = useState(false);

  useEffect(() => {
    if (!explaining) return;
    const hide = () => setExplaining(false);
    window.addEventListener('pointerdown', hide);
    return () => window.removeEventListener('pointerdown', hide);
  }, [explaining]);

  function onTap() {
    if (mode === 'show') {
      speech.stop();
      speech.showMode(false);
      return;
    }
    speech.showMode(true);
    void speech.say(sentence);
  }

  return (
    <div className={styles.ear}>
      <DiscButton
        icon="ear"
        size={64}
        label={t('name')}
        labelSize="hidden"
        toggle
        state={state !== 'ready' ? 'asleep' : mode === 'show' ? 'on' : 'off'}
        onTap={onTap}
        onAsleepTap={() => setExplaining(true)}
        data-ear=""
        data-tap="ear"
      />
      {explaining ? (
        <p role="status" className={styles.bubble}>
          {t(state === 'hushed' ? 'hushed' : 'asleep')}
        </p>
      ) : null}
    </div>
  );
}
