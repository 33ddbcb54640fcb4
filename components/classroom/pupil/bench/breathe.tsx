'use client';

import { useEffect, useState } from 'react';
import { useTranslations } from 'use-intl';
import { PupilButton } from '@/components/ui/pupil-button';
import { useSayOnce } from '../../speech/audio-context';
import { BackButton } from '../corner-buttons';
import { PupilScreen } from '../pupil-screen';
import styles from './bench.module.css';

const inMs = 4_000;
const outMs = 6_000;
const breaths = 5;

/** A star to breathe with: four seconds in, six out, five times. */
export function Breathe({ onBack }: { readonly onBack: () => void }) {
  const t = useTranslations('pupil.breathe');
  const [step, setStep] = useState(0); // even: in, odd: out
  const done = step >= breaths * 2;
  const inwards = step % 2 === 0;
  useEffect(() => {
    if (done) return;
    const timer = setTimeout(() => setStep(step + 1), inwards ? inMs : outMs);
    return () => clearTimeout(timer);
  }, [step, done, inwards]);

  const sentence = done ? t('done') : inwards ? t('in') : t('out');
  useSayOnce(step < 2 || done ? sentence : null);
  return (
    <PupilScreen state="breathe" title={sentence} corner={<BackButton onTap={onBack} />}>
      <div className={styles.play}>
        <div className={styles.starPlace}>
          <BreathingStar inwards={inwards && !done} />
        </div>
        {done ? (
          <div className={styles.dots}>
            <PupilButton
              word={t('again')}
              icon="star"
              iconFill="var(--lagoon-tint)"
              onTap={() => setStep(0)}
              data-tap="breathe.again"
            />
          </div>
        ) : (
          <div className={styles.dots} aria-hidden>
            {Array.from({ length: breaths }, (_, index) => (
              <span key={index} className={styles.dot} data-full={index < Math.floor(step / 2)} />
            ))}
          </div>
        )}
      </div>
    </PupilScreen>
  );
}

function BreathingStar({ inwards }: { readonly inwards: boolean }) {
  const [grown, setGrown] = useState(false);
  // One frame late, so that the first breath also grows instead of jumping.
  useEffect(() => {
    const frame = requestAnimationFrame(() => setGrown(inwards));
    return () => cancelAnimationFrame(frame);
  }, [inwards]);
  return (
    <svg viewBox="0 0 100 100" className={styles.star} data-breath={grown ? 'in' : 'out'} aria-hidden>
      <path
        d="M50 6l12.5 28 30.5 3.2-23 20.400 6.600 30L50 72.400 23.400 87.600l6.600-30-23-20.400L37.500 34z"
        fill="#FFF3D1"
        stroke="#22303C"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      <path
        d="M39 47q3-4 6 0M55 47q3-4 6 0M43 58q7 6 14 0"
        fill="none"
        stroke="#22303C"
        strokeWidth="2.5"
        strokeLinecap="round"
      />
    </svg>
  );
}
