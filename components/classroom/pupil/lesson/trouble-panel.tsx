'use client';

import { useTranslations } from 'use-intl';
import { SleepingEyeScene, SleepingMouthScene } from '@/components/ui/scenes/thing-scenes';
import type { SignFace } from '@/lib/shared/signs';
import { useSayOnce } from '../../speech/audio-context';
import { AdultLine } from '../adult-line';
import { BackButton } from '../corner-buttons';
import { Panel } from './panel';
import type { Trouble } from './trouble';
import styles from './trouble.module.css';

type TroublePanelProps = { readonly trouble: Trouble; readonly sign: SignFace; readonly onClose: () => void };

/** Why a device sleeps: a picture and a sentence for the child, the rest folded for the adult. The buttons beside it stay. */
export function TroublePanel({ trouble, sign, onClose }: TroublePanelProps) {
  const t = useTranslations('pupil');
  const sentence = t(`note.${trouble.name}`);
  useSayOnce(sentence);
  const Scene = trouble.name === 'camera-asleep' ? SleepingEyeScene : SleepingMouthScene;
  return (
    <Panel label={sentence} say={sentence} onClose={onClose}>
      <div role="status">
        <h2>{sentence}</h2>
      </div>
      {trouble.name === 'mic-missing' ? (
        <PlugPicture className={styles.picture ?? ''} />
      ) : trouble.name === 'echo' ? (
        <HowlPicture className={styles.picture ?? ''} />
      ) : (
        <Scene {...sign} className={styles.picture} />
      )}
      <div className={styles.foot}>
        <BackButton onTap={onClose} />
        <AdultLine place="panel" text={t(`adult.${trouble.name}`)} code={trouble.code} />
      </div>
    </Panel>
  );
}

/** An ear, and a shrill tone on its way to it. */
function HowlPicture({ className }: { readonly className: string }) {
  return (
    <svg viewBox="0 0 400 180" aria-hidden className={`keep-colours ${className}`}>
      <rect width="400" height="180" rx="24" fill="#FFF3D1" />
      <g stroke="#22303C" strokeLinejoin="round" strokeLinecap="round" fill="none">
        <path d="M44 92l28-44 28 84 28-84 28 84 28-84 24 44" strokeWidth="9" />
        <path
          d="M262 92c0-36 22-60 52-60s50 22 50 50c0 34-32 36-34 62-1 18-14 26-28 22-12-3-18-13-17-24"
          strokeWidth="6"
          fill="#F2C9A0"
        />
        <path d="M284 88c0-22 12-34 29-34 16 0 27 11 27 26 0 20-24 20-26 42" strokeWidth="5" />
      </g>
    </svg>
  );
}

/** A plug that hangs beside its socket. */
function PlugPicture({ className }: { readonly className: string }) {
  return (
    <svg viewBox="0 0 400 180" aria-hidden className={`keep-colours ${className}`}>
      <rect width="400" height="180" rx="24" fill="#DDF1F0" />
      <g stroke="#22303C" strokeWidth="4" strokeLinejoin="round" strokeLinecap="round">
        <path d="M0 118c50 0 40-44 92-44" fill="none" strokeWidth="9" />
        <path d="M92 48h44c22 0 34 12 34 26s-12 26-34 26H92z" fill="#FFC94A" />
        <path d="M170 62h30M170 86h30" fill="none" strokeWidth="8" />
        <rect x="268" y="28" width="92" height="92" rx="20" fill="#fff" />
        <circle cx="314" cy="74" r="30" fill="#F4ECDD" />
      </g>
      <circle cx="303" cy="74" r="6" fill="#22303C" />
      <circle cx="325" cy="74" r="6" fill="#22303C" />
      <path d="M216 60l16-10M220 76h20M216 92l16 10" stroke="#B93C0A" strokeWidth="4" strokeLinecap="round" />
    </svg>
  );
}
