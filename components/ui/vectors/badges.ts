import type { Badge } from '@/lib/shared/signs';
import { ink } from './draw';

/** Shape and colour always go together: a child who cannot tell the colours finds the shape. */
const shapes: Readonly<Record<Badge, readonly [colour: string, shape: string]>> = {
  sun: ['#FFC94A', '<circle cx="12" cy="12" r="9"/>'],
  lagoon: ['#0B6E75', '<path d="M12 3 22 21H2z"/>'],
  plum: ['#6D4AA8', '<rect x="3" y="3" width="18" height="18" rx="2"/>'],
  coral: ['#B93C0A', '<path d="M12 1l3.2 7 7.8.8-5.9 5.2 1.7 7.6L12 17.7 5.2 21.6l1.7-7.6L1 8.8 8.8 8z"/>'],
};

/** Light in both themes: the animals are drawn for it. */
export const badgeTints: Readonly<Record<Badge, string>> = {
  sun: '#FFF3D1',
  lagoon: '#DDF1F0',
  plum: '#ECE5F7',
  coral: '#FDE7DC',
};

export const badgeViewBox = '-3 -3 30 30';

export function drawBadge(badge: Badge, size: number, halo: string | null = '#fff'): string {
  const [colour, shape] = shapes[badge];
  const edge = badge === 'sun' ? ink : colour;
  const width = badge === 'sun' ? Math.min(2.2, 90 / size) : 1;
  const ring = halo
    ? `<g fill="${halo}" stroke="${halo}" stroke-width="6" stroke-linejoin="round">${shape}</g>`
    : '';
  return `${ring}<g fill="${colour}" stroke="${edge}" stroke-width="${width}" stroke-linejoin="round">${shape}</g>`;
}

/** A badge inside a larger drawing. */
export const badgeAt = (badge: Badge, x: number, y: number, size: number, halo: string | null = '#fff') =>
  `<svg x="${x - size / 2}" y="${y - size / 2}" width="${size}" height="${size}" viewBox="${badgeViewBox}">${drawBadge(badge, size, halo)}</svg>`;
