import { expect, it } from 'vitest';
import { offsetFrom } from './server-clock';

const at = Date.parse('2026-11-24T08:00:00.400Z');

it('a tablet whose clock is four minutes late still empties the sand in time', () => {
  expect(offsetFrom('Tue, 24 Nov 2026 08:04:00 GMT', at, at + 200)).toBe(240_000);
});
it('a clock that is right stays as it is, and an answer without a date changes nothing', () => {
  expect(offsetFrom('Tue, 24 Nov 2026 08:00:00 GMT', at, at + 200)).toBe(0);
  expect(offsetFrom('Tue, 24 Nov 2026 08:00:02 GMT', at, at + 200)).toBe(0);
  expect(offsetFrom(null, at, at)).toBe(0);
  expect(offsetFrom('soon', at, at)).toBe(0);
});
