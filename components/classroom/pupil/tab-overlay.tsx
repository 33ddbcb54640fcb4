'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { SignFace } from '@/lib/shared/signs';
import { usePupilAudio } from '../speech/audio-context';
import { MessageScreen } from './message-screen';
import styles from './overlay.module.css';
import { YawnScene } from './yawn-scene';

/** A glance at something else is nothing to speak of. */
const awayMs = 10_000;
const shownMs = 2_000;

/** Back from another tab or app: sound is woken, and the child is greeted. If the browser wants a tap, the bell asks for it. */
export function TabOverlay({ sign }: { readonly sign: SignFace }) {
  const t = useTranslations('pupil.net');
  const { sounds } = usePupilAudio();
  const [shown, setShown] = useState(false);
  useEffect(() => {
    let hiddenAt: number | null = null;
    const onChange = () => {
      if (document.visibilityState === 'hidden') {
        hiddenAt = Date.now();
        return;
      }
      sounds.unlock();
      if (hiddenAt !== null && Date.now() - hiddenAt >= awayMs) setShown(true);
      hiddenAt = null;
    };
    document.addEventListener('visibilitychange', onChange);
    return () => document.removeEventListener('visibilitychange', onChange);
  }, [sounds]);
  useEffect(() => {
    if (!shown) return;
    const timer = setTimeout(() => setShown(false), shownMs);
    return () => clearTimeout(timer);
  }, [shown]);
  if (!shown) return null;
  return (
    <div className={styles.over} role="status">
      <MessageScreen
        state="tab-back"
        title={t('back')}
        picture={(className) => <YawnScene {...sign} className={className} />}
      />
    </div>
  );
}
