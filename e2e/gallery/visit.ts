/** Every state of one gallery: opened once, then seen at all sizes, its rules measured, and pictures taken where wanted. */
import type { Page } from '@playwright/test';
import { findPupilFaults, pupilViewports } from '../geometry.ts';
import { findStaffFaults } from '../staff-geometry.ts';
import { sheetSizes } from './sheet.ts';
import { popover, steps } from './steps.ts';
import { galleryTime } from './serve.mjs';
import { type Address, listStates, openState, twoFrames } from './walk.ts';

export type Audience = 'pupil' | 'staff';
type Size = { readonly width: number; readonly height: number };
export type Seen = { readonly address: Address; readonly size: Size };
type Visit = {
  readonly page: Page;
  readonly base: string;
  readonly audience: Audience;
  readonly locale: Address['locale'];
  readonly look: Address['look'];
  /** Only the states with one of these words in the name; all when empty. */
  readonly only?: readonly string[];
  readonly onSize?: (seen: Seen) => Promise<void>;
  readonly onState?: (address: Address) => Promise<void>;
};

const sizesOf = { pupil: pupilViewports, staff: sheetSizes };
/** These go by themselves: they are met anew at every size. */
const fleeting = new Set([
  'order-quiet',
  'order-praise',
  'tab-back',
  ...Object.keys(steps).filter((name) => steps[name]?.shows === popover),
]);

/** @returns every broken rule, with state and size */
export async function visitStates(visit: Visit): Promise<string[]> {
  const { page, base, audience, locale, look, only = [] } = visit;
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`error: ${error.message}`));
  await page.clock.setFixedTime(galleryTime);
  const names = (await listStates(page, base))
    .filter((name) => only.length === 0 || only.some((word) => name.includes(word)))
    // The evening is for a lesson's own screens, and only a teacher's.
    .filter((name) => look === 'light' || name.startsWith('staff'));
  for (const name of names) {
    const address = { name, locale, look };
    await page.setViewportSize(sizesOf[audience][0]);
    await openState(page, base, address);
    for (const [at, { width, height }] of sizesOf[audience].entries()) {
      const size = { width, height };
      if (at > 0) {
        await page.setViewportSize(size);
        if (fleeting.has(name)) await openState(page, base, address);
        else await page.evaluate(twoFrames);
      }
      const found = audience === 'pupil' ? await findPupilFaults(page) : await findStaffFaults(page);
      faults.push(...found.map((fault) => `${name} ${width}x${height} ${locale} ${look}: ${fault}`));
      await visit.onSize?.({ address, size });
    }
    await visit.onState?.(address);
  }
  return faults;
}
