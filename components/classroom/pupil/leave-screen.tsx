'use client';

import { useEffect, useRef } from 'react';
import { useTranslations } from 'use-intl';
import { GateScene } from '@/components/ui/scenes/outdoor-scenes';
import { PupilButton } from '@/components/ui/pupil-button';
import type { SignFace } from '@/lib/shared/signs';
import { MessageScreen } from './message-screen';
import styles from './overlay.module.css';

type LeaveScreenProps = { readonly sign: SignFace; readonly onGo: () => void; readonly onStay: () => void };

/** Leaving takes two taps: leaving by accident is the most common mishap of small hands. */
export function LeaveScreen({ sign, onGo, onStay }: LeaveScreenProps) {
  const t = useTranslations('pupil.leave');
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector<HTMLElement>('[data-tap="leave.stay"]')?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onStay();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [onStay]);
  return (
    <div ref={box} role="dialog" aria-modal="true" aria-label={t('title')} className={styles.over}>
      <MessageScreen
        state="leave"
        title={t('title')}
        picture={(className) => <GateScene {...sign} className={className} />}
        answers={
          <>
            <PupilButton word={t('go')} icon="door" onTap={onGo} data-tap="leave.go" />
            <PupilButton
              word={t('stay')}
              icon="check"
              variant="primary"
              onTap={onStay}
              data-tap="leave.stay"
            />
          </>
        }
      />
    </div>
  );
}
