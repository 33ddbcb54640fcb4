import type { StampName } from './stamps';

const drawings: Readonly<
  Record<StampName, { readonly d: string; readonly fill: string; readonly stroke: string }>
> = {
  star: {
    d: 'M12 2l3 6.8 7.400.8-5.600 4.900 1.700 7.300L12 18l-6.500 3.800 1.700-7.300-5.600-4.900 7.400-.8Z',
    fill: '#ffc94a',
    stroke: '#22303c',
  },
  heart: {
    d: 'M12 21C5 15.500 2 12 2 8.200 2 5.300 4.200 3.200 7 3.200c2 0 3.900 1.100 5 3 1.100-1.900 3-3 5-3 2.800 0 5 2.100 5 5 0 3.800-3 7.300-10 12.800Z',
    fill: '#b93c0a',
    stroke: '#b93c0a',
  },
  tick: { d: 'M3 13l6 6.500L21 4.500', fill: 'none', stroke: '#2a732d' },
  ring: { d: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18Z', fill: 'none', stroke: '#1f5fbf' },
};

/** What a stamp will leave on the board. */
export function StampPicture({ name }: { readonly name: StampName }) {
  const { d, fill, stroke } = drawings[name];
  return (
    <svg viewBox="0 0 24 24" width={34} height={34} aria-hidden="true">
      <path
        d={d}
        fill={fill}
        stroke={stroke}
        strokeWidth={name === 'tick' || name === 'ring' ? 3.5 : 1.5}
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
