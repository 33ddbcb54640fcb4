'use client';

import { useEffect, useState, type ReactNode } from 'react';
import { useTranslations } from 'use-intl';
import { DiscButton, type DiscState } from '@/components/ui/disc-button';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { DeviceState } from '@/lib/classroom/client/media';
import styles from './lesson.module.css';
import type { LayoutMode } from './use-layout-mode';

type Size = NonNullable<Parameters<typeof DiscButton>[0]['size']>;
export type RailSizes = { readonly first: Size; readonly other: Size; readonly label: 'large' | 'small' };

/** The first button is the larger one: raising a hand is what a child does most. */
export function railSizes(mode: LayoutMode, grade: '1-2' | '3-4', count: number): RailSizes {
  switch (mode) {
    case 'phone':
      return { first: 72, other: 72, label: 'small' };
    case 'portrait':
      return { first: 64, other: 64, label: 'small' };
    case 'low':
      return { first: 88, other: 64, label: 'small' };
    case 'wide':
      if (grade === '3-4') return { first: 88, other: 64, label: 'small' };
      return count > 3 ? { first: 96, other: 72, label: 'large' } : { first: 104, other: 88, label: 'large' };
    case 'tall':
      if (count > 4) return { first: 96, other: 72, label: 'small' };
      if (grade === '3-4' || count > 3) return { first: 96, other: 72, label: 'large' };
      return { first: 112, other: 96, label: 'large' };
  }
}

export function Rail({ count, children }: { readonly count: number; readonly children: ReactNode }) {
  const t = useTranslations('pupil.lesson');
  return (
    <nav className={styles.rail} data-count={count} aria-label={t('buttons')}>
      {children}
    </nav>
  );
}

type HandButtonProps = {
  readonly sizes: RailSizes;
  readonly state: DiscState;
  readonly onTap: () => void;
  readonly onAsleep: () => void;
};

export function HandButton({ sizes, state, onTap, onAsleep }: HandButtonProps) {
  const t = useTranslations('pupil.lesson');
  return (
    <DiscButton
      icon="hand"
      size={sizes.first}
      labelSize={sizes.label}
      label={t('raise')}
      tone="sun"
      toggle
      state={state}
      onTap={onTap}
      onAsleepTap={onAsleep}
      data-tap="lesson.raise"
    />
  );
}

/** Off, on and asleep; a device that only starts already shows what it will be. */
export function discState(device: DeviceState, closed: boolean): DiscState {
  if (device.type === 'on' || device.type === 'starting') return 'on';
  return closed || device.type === 'problem' ? 'asleep' : 'off';
}

type DeviceButtonProps = {
  readonly classroom: Classroom;
  readonly sizes: RailSizes;
  readonly state: DiscState;
  readonly onTap: () => void;
  readonly onAsleep: () => void;
};

export function MicButton({ classroom, sizes, state, onTap, onAsleep }: DeviceButtonProps) {
  const t = useTranslations('pupil.lesson');
  const [level, setLevel] = useState(0);
  const on = state === 'on';
  useEffect(() => (on ? classroom.onOwnLevel(setLevel) : undefined), [on, classroom]);
  return (
    <DiscButton
      icon={on ? 'mouth-open' : 'mouth-closed'}
      size={sizes.other}
      labelSize={sizes.label}
      label={t('mic')}
      toggle
      state={state}
      level={on ? level : undefined}
      onTap={onTap}
      onAsleepTap={onAsleep}
      data-tap="lesson.mic"
    />
  );
}

export function CameraButton({ sizes, state, onTap, onAsleep }: Omit<DeviceButtonProps, 'classroom'>) {
  const t = useTranslations('pupil.lesson');
  return (
    <DiscButton
      icon={state === 'on' ? 'eye-open' : 'eye-closed'}
      size={sizes.other}
      labelSize={sizes.label}
      label={t('picture')}
      toggle
      state={state}
      onTap={onTap}
      onAsleepTap={onAsleep}
      data-tap="lesson.picture"
    />
  );
}

/** "Zeichen": on a phone it stands beside the faces, without its word. */
export function SignsButton({
  sizes,
  state,
  onTap,
  onAsleep,
  bare,
}: HandButtonProps & { readonly bare?: boolean }) {
  const t = useTranslations('pupil.lesson');
  return (
    <DiscButton
      icon="thumb"
      size={bare ? 64 : sizes.other}
      labelSize={bare ? 'hidden' : sizes.label}
      label={t('signs')}
      toggle
      state={state}
      onTap={onTap}
      onAsleepTap={onAsleep}
      data-tap="lesson.signs"
    />
  );
}

export function HelpButton({ sizes, open, onTap }: { sizes: RailSizes; open: boolean; onTap: () => void }) {
  const t = useTranslations('pupil.lesson');
  return (
    <DiscButton
      icon="lifebuoy"
      size={sizes.other}
      labelSize={sizes.label}
      label={t('help')}
      toggle
      state={open ? 'on' : 'off'}
      onTap={onTap}
      data-tap="lesson.help"
    />
  );
}
