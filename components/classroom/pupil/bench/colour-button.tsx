'use client';

import { useTap } from '@/components/ui/use-tap';
import styles from './bench.module.css';

/** Every colour has a shape of its own, the same as on the board. */
export const inks = {
  ink: { colour: '#22303C', shape: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18z' },
  sky: { colour: '#1F5FBF', shape: 'M12 3 22 21H2z' },
  coral: {
    colour: '#B93C0A',
    shape: 'M12 1l3.2 7 7.8.8-5.9 5.2 1.7 7.6L12 17.7 5.2 21.6l1.7-7.6L1 8.8 8.8 8z',
  },
  plum: { colour: '#6D4AA8', shape: 'M4 4h16v16H4z' },
  leaf: { colour: '#2A732D', shape: 'M12 1.5 22.5 12 12 22.5 1.5 12z' },
  sun: { colour: '#FFC94A', shape: 'M7 3h10l5 9-5 9H7l-5-9z' },
} as const;
export type Ink = keyof typeof inks;

type ColourButtonProps = {
  readonly ink: Ink;
  readonly word: string;
  readonly chosen: boolean;
  readonly onTap: () => void;
};

export function ColourButton({ ink, word, chosen, onTap }: ColourButtonProps) {
  const tap = useTap(onTap);
  const { colour, shape } = inks[ink];
  return (
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      aria-label={word}
      className={`tap ${styles.colour}`}
      data-tap="draw.colour"
      {...tap}
    >
      <svg viewBox="-2 -2 28 28" width="32" height="32" aria-hidden className="keep-colours">
        <path
          d={shape}
          fill={colour}
          stroke={chosen ? '#fff' : ink === 'sun' ? '#22303C' : colour}
          strokeWidth="2"
          strokeLinejoin="round"
        />
      </svg>
    </button>
  );
}
