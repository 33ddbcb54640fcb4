import type { CodeObject } from '@/lib/shared/signs';
import { ink } from './draw';

/** The twelve objects of the picture code, on a 48 grid. */
const o48 = `stroke="${ink}" stroke-width="2.5" stroke-linejoin="round" stroke-linecap="round"`;
const P = (d: string, f = 'none') => `<path d="${d}" fill="${f}" ${o48}/>`;
export const codeObjects: Readonly<Record<CodeObject, string>> = {
  ball:
    `<circle cx="24" cy="24" r="18" fill="#FFF" ${o48}/>` +
    P('M24 6c7 5 10 11 10 18s-3 13-10 18c-7-5-10-11-10-18S17 11 24 6z', '#E8833A') +
    P('M6 24h36'),
  boat:
    P('M24 6v24M24 8l15 20H24z', '#FFF') + P('M21 14v14H10z', '#FFC94A') + P('M5 32h38l-6 10H11z', '#B93C0A'),
  apple:
    P('M24 16c-5-4-16-3-16 9 0 9 6 17 11 17 2 0 3-1 5-1s3 1 5 1c5 0 11-8 11-17 0-12-11-13-16-9z', '#D8503A') +
    P('M24 16c0-4 1-7 4-10') +
    P('M27 10c3-4 7-5 11-4-1 5-5 7-11 4z', '#7DB964'),
  key:
    `<circle cx="15" cy="24" r="10" fill="#FFC94A" ${o48}/><circle cx="15" cy="24" r="3.5" fill="#FFF" ${o48}/>` +
    P('M25 21.5h18v5h-3.5v6h-5v-6H25z', '#FFC94A'),
  tree:
    P('M21 30h6v13h-6z', '#A9744B') +
    P(
      'M24 4c8 0 12 5 12 10 5 2 6 6 6 9 0 6-5 9-10 9H16C11 32 6 29 6 23c0-3 1-7 6-9C12 9 16 4 24 4z',
      '#7DB964',
    ),
  house: P('M9 22h30v20H9z', '#FFF3E2') + P('M4 24 24 6l20 18z', '#B93C0A') + P('M20 42V30h8v12z', '#0B6E75'),
  umbrella:
    P('M24 24v14c0 6 9 6 9 0') +
    P('M4 25C4 13 13 6 24 6s20 7 20 19c-3-3-7-3-10 0-3-3-7-3-10 0-3-3-7-3-10 0-3-3-7-3-10 0z', '#6D4AA8'),
  fish:
    P('M34 24l10-9v18z', '#1F5FBF') +
    P('M38 24c-5 9-12 12-18 12S7 31 4 24c3-7 10-12 16-12s13 3 18 12z', '#9CC3F5') +
    `<circle cx="13" cy="21.5" r="2.400" fill="${ink}"/>` +
    P('M23 17c3 4 3 10 0 14'),
  hat:
    P('M4 35c0-4 6-5 8-5h24c2 0 8 1 8 5s-6 5-20 5S4 39 4 35z', '#A9744B') +
    P('M12 31c0-14 3-22 7-22 2 0 3 2 5 2s3-2 5-2c4 0 7 8 7 22z', '#C99A6B') +
    P('M12 27c7 3 17 3 24 0'),
  cup:
    P('M36 18h3a6 6 0 0 1 0 13h-4') +
    P('M8 14h28v18a9 9 0 0 1-9 9H17a9 9 0 0 1-9-9z', '#DDF1F0') +
    P('M8 22h28', 'none'),
  kite:
    P('M27 35c-6 0-6 5-11 5-4 0-5-3-9-2') +
    P('M30 4l13 12-15 21L16 15z', '#FFC94A') +
    P('M30 4l-2 33M43 16 16 15'),
  balloon:
    P('M24 34c-9-3-13-9-13-16A13 13 0 0 1 37 18c0 7-4 13-13 16z', '#E58FB0') +
    P('M24 34l-3 4h6zM24 38c3 3-3 4 0 7'),
};
