import type { PenColor } from './board-theme';

const outlines: Readonly<Record<PenColor, string>> = {
  black: 'M12 2a10 10 0 1 0 0 20 10 10 0 0 0 0-20Z',
  blue: 'M12 2.5 22 21H2Z',
  red: 'M12 1.8l3 6.9 7.5.7-5.7 5 1.7 7.4L12 17.9l-6.5 3.9 1.7-7.4-5.7-5 7.5-.7Z',
  violet: 'M3 3h18v18H3Z',
  green: 'M12 1.5 22.5 12 12 22.5 1.5 12Z',
  yellow: 'M7 3h10l5.5 9-5.5 9H7L1.500 12Z',
};

/** A pen's colour as a shape of its own, for those who do not tell the colours apart. */
export function InkShape({
  color,
  ink,
  isOn,
}: {
  readonly color: PenColor;
  readonly ink: string;
  readonly isOn: boolean;
}) {
  return (
    <svg viewBox="0 0 24 24" width={28} height={28} aria-hidden="true">
      <path
        d={outlines[color]}
        fill={ink}
        stroke={isOn ? '#fff' : color === 'yellow' ? 'var(--ink)' : ink}
        strokeWidth={isOn || color === 'yellow' ? 2 : 0}
        strokeLinejoin="round"
      />
    </svg>
  );
}
