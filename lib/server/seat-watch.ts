import 'server-only';
import type { SignId } from '@/lib/shared/ids';
import { log } from './log';
import type { SchoolScope } from './scope';
import { singleton } from './singleton';

/** What is no more: every card of a sign, or the sign itself. */
export type SignGone = { readonly signId: SignId; readonly what: 'cards' | 'child' };
export type SeatWatch = (scope: SchoolScope, gone: SignGone) => Promise<void>;

const holder = () =>
  singleton<{ watch: SeatWatch }>('seat-watch', () => ({ watch: () => Promise.resolve() }));

/** Classes come before lessons and do not know them; whoever holds the live seats asks here to be told. */
export function setSeatWatch(watch: SeatWatch): void {
  holder().watch = watch;
}

/** It is gone already when this is called: a failure is logged, and nobody comes in anew anyway. */
export async function tellSeatWatch(scope: SchoolScope, gone: SignGone): Promise<void> {
  try {
    await holder().watch(scope, gone);
  } catch (error) {
    log.error('seats of a gone sign not closed', error, { what: gone.what });
  }
}
