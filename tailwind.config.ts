import type { Config } from 'tailwindcss';

const tones = ['lagoon', 'sun', 'coral', 'plum', 'leaf', 'sky', 'berry'] as const;
const plain = [
  'paper',
  'card',
  'sand',
  'raised',
  'ink',
  'ink-2',
  'line',
  'rule',
  'lagoon-deep',
  'sun-ink',
  'on-fill',
  'on-sun',
] as const;

/** Colours are variables (app/globals.css), so that `.theme-dark` changes them all at once. */
const colours = Object.fromEntries([
  ...plain.map((name) => [name, `var(--${name})`]),
  ...tones.flatMap((name) => [
    [name, `var(--${name})`],
    [`${name}-tint`, `var(--${name}-tint)`],
  ]),
]);

const config: Config = {
  content: ['./app/**/*.{ts,tsx}', './components/**/*.{ts,tsx}'],
  theme: {
    colors: { ...colours, transparent: 'transparent', current: 'currentColor', white: '#fff', black: '#000' },
    extend: {
      fontFamily: {
        pupil: ['Andika', 'sans-serif'],
        staff: ['"Lexend Variable"', 'Andika', 'sans-serif'],
      },
      borderRadius: { control: '12px', card: '16px', stage: '24px', pupil: '32px' },
      boxShadow: {
        card: '0 1px 2px rgb(34 48 60 / 0.12), 0 0 0 1px var(--rule)',
        float: '0 8px 24px rgb(34 48 60 / 0.14)',
      },
      transitionTimingFunction: { out: 'cubic-bezier(0.2, 0.8, 0.2, 1)' },
    },
  },
};

export default config;
