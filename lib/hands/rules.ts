/** What is stored of hands and turns: reading rows, and writing them. What is decided about them is in feature.ts. */
import { z } from 'zod';
import type { FactRow, LiveState } from '@/lib/classroom/feature';
import type { LessonFacts } from '@/lib/classroom/schema';

export const slice = 'hands';
/** Key: seat; how often it had the turn. Stays when the seat goes: who comes back has still spoken. */
export const spoken = 'spoken';
export const settings = 'turns';
export const undone = 'turns-undo';

const stored = z.object({ since: z.string(), turn: z.boolean() });
const storedSpoken = z.object({ times: z.number() });
const storedSettings = z.object({ order: z.enum(['queue', 'fair']), closes: z.boolean() });
const storedUndo = z.object({
  what: z.enum(['turn', 'clear']),
  until: z.string(),
  hands: z.array(z.object({ number: z.number(), ...stored.shape })),
  spoken: z.array(z.object({ number: z.number(), ...storedSpoken.shape })),
});
export type Undo = z.infer<typeof storedUndo>;
export type Settings = z.infer<typeof storedSettings>;
export type Hand = { readonly number: number } & z.infer<typeof stored>;
type Spoken = LessonFacts['turns']['spoken'];

export const readRow = (state: LiveState, number: number) =>
  stored.safeParse(state.facts.get(slice)?.get(String(number))).data;

export const timesOf = (state: LiveState, number: number): number =>
  storedSpoken.safeParse(state.facts.get(spoken)?.get(String(number))).data?.times ?? 0;

export const readSpoken = (state: LiveState): Spoken =>
  [...(state.facts.get(spoken)?.keys() ?? [])].map((key) => ({
    number: Number(key),
    times: timesOf(state, Number(key)),
  }));

/** "Reden solange dran" is the rule of the small ones until somebody says otherwise. */
export function readSettings(state: LiveState): Settings {
  const row = storedSettings.safeParse(state.facts.get(settings)?.get(''));
  return row.success ? row.data : { order: 'queue', closes: state.lesson.grade === '1-2' };
}

export const numbersOf = (state: LiveState): readonly number[] =>
  [...(state.facts.get(slice)?.keys() ?? [])].map(Number);

export const row = ({ number, since, turn }: Hand): FactRow => ({
  slice,
  key: String(number),
  value: { since, turn },
});
export const noRow = (number: number) => ({ slice, key: String(number) });
export const spokenRow = (number: number, times: number): FactRow => ({
  slice: spoken,
  key: String(number),
  value: { times },
});

export const readUndo = (state: LiveState) => storedUndo.safeParse(state.facts.get(undone)?.get('')).data;
