import type { LessonFacts } from '@/lib/classroom/schema';

/** What fills a child's stage. `plain`: the board, a shared screen or the teacher, as the room says. */
export type StageState =
  | { readonly type: 'pause' }
  | { readonly type: 'eyes' }
  | { readonly type: 'draw'; readonly draw: NonNullable<LessonFacts['draw']> }
  | { readonly type: 'poll'; readonly poll: NonNullable<LessonFacts['poll']> }
  | { readonly type: 'results'; readonly poll: NonNullable<LessonFacts['poll']> }
  | { readonly type: 'spotlight'; readonly number: number }
  | { readonly type: 'gallery' }
  | { readonly type: 'plain' };

/** One answer out of the facts alone, so that a reload or a late door shows what everybody sees. The calmer call wins. */
export function stageState(facts: Partial<LessonFacts>): StageState {
  const { protection, attention, draw, poll } = facts;
  if (protection) return { type: 'pause' };
  if (attention?.eyesUntil) return { type: 'eyes' };
  if (draw) return { type: 'draw', draw };
  if (poll?.shown) return { type: 'results', poll };
  if (poll?.open) return { type: 'poll', poll };
  if (typeof attention?.spotlight === 'number') return { type: 'spotlight', number: attention.spotlight };
  if (attention?.gallery) return { type: 'gallery' };
  return { type: 'plain' };
}

/** Calls to everybody: board and buttons sleep, but for help, door and ear. */
export const isCall = (state: StageState): state is Extract<StageState, { type: 'pause' | 'eyes' }> =>
  state.type === 'pause' || state.type === 'eyes';

/** These have the whole width; the column with the faces steps back. */
export const isWide = (state: StageState): boolean => isCall(state) || state.type === 'gallery';
