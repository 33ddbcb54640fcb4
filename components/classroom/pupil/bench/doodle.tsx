'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { DiscButton } from '@/components/ui/disc-button';
import { BackButton } from '../corner-buttons';
import { PupilScreen } from '../pupil-screen';
import styles from './bench.module.css';
import { ColourButton, inks, type Ink } from './colour-button';
import { createDoodle, type DoodlePad } from './doodle-pad';

/** A sheet of paper that never leaves the device: gone when the child leaves it. */
export function Doodle({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('pupil.draw');
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<DoodlePad | null>(null);
  const [ink, setInk] = useState<Ink>('sky');

  useEffect(() => {
    if (!canvas.current) return;
    const made = createDoodle(canvas.current);
    pad.current = made;
    return () => made.close();
  }, []);
  useEffect(() => pad.current?.setColour(inks[ink].colour), [ink]);

  return (
    <PupilScreen state="draw" title={t('title')} corner={<BackButton onTap={onBack} />}>
      <div className={styles.play}>
        <canvas ref={canvas} className={styles.paper} role="img" aria-label={t('paper')} />
        <div className={styles.tools}>
          <div role="radiogroup" aria-label={t('title')} className="contents">
            {(['ink', 'sky', 'coral', 'plum', 'leaf', 'sun'] as const).map((name) => (
              <ColourButton
                key={name}
                ink={name}
                word={t(name)}
                chosen={name === ink}
                onTap={() => setInk(name)}
              />
            ))}
          </div>
          <DiscButton
            icon="trash"
            size={64}
            label={t('bin')}
            labelSize="hidden"
            onTap={() => pad.current?.clear()}
            className={styles.bin ?? ''}
            data-tap="draw.bin"
          />
        </div>
      </div>
    </PupilScreen>
  );
}
