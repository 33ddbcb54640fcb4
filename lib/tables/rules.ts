/** The rows of tables, and what they say. */
import { z } from 'zod';
import type { FactRow, LiveState } from '@/lib/classroom/feature';
import { isStaff } from '@/lib/shared/roles';
import { tablesMax, tableWays } from './schema';
import type { Place } from './seating/rules';

export const slice = 'tables';
/** Key: a child's seat. */
export const places = 'table-places';
/** Key: an adult's seat. */
export const visits = 'table-visits';
export const voice = 'table-voice';
/** How they sat before. */
export const last = 'table-last';
/** How many arrangements have had sheets of their own. */
export const rounds = 'table-rounds';

export const tableNumber = z.number().int().min(1).max(tablesMax);
const stored = z.object({
  how: z.enum(tableWays),
  since: z.string(),
  count: tableNumber,
  choosing: z.boolean(),
  filling: z.boolean(),
  endsAt: z.string().nullable(),
  /** Whose sheets lie on the tables: each arrangement has clean ones, "as before" has those of before. */
  round: z.number().int().positive(),
});
export type Stored = z.infer<typeof stored>;
/** Null: put back into the class by hand, and left there. */
const placed = z.object({ table: tableNumber.nullable() });
const before = z.object({
  places: z.array(z.object({ number: z.number(), table: tableNumber })),
  round: z.number().int().positive(),
});
const counted = z.object({ count: z.number().int().nonnegative() });

export const readTables = (state: LiveState): Stored | null =>
  stored.safeParse(state.facts.get(slice)?.get('')).data ?? null;
export const readLast = (
  state: LiveState,
): { readonly places: readonly Place[]; readonly round: number } | null =>
  before.safeParse(state.facts.get(last)?.get('')).data ?? null;
export const readRounds = (state: LiveState): number =>
  counted.safeParse(state.facts.get(rounds)?.get('')).data?.count ?? 0;
/** A sheet belongs to a table of one arrangement, so that the next group finds nothing of the one before. */
export const sheetKey = (round: number, table: number | ''): string => `${round}.${table}`;
export const readRow = (state: LiveState, name: string, number: number) =>
  placed.safeParse(state.facts.get(name)?.get(String(number))).data;
export const isIn = (state: LiveState, number: number): boolean =>
  state.seats.get(number)?.state === 'admitted';

/** Where this seat is now: a child's own table, or the one that an adult visits; null: in the class. */
export function readTableOf(state: LiveState, number: number): number | null {
  if (!readTables(state) || !isIn(state, number)) return null;
  const isAdult = isStaff(state.seats.get(number)?.role ?? 'pupil');
  return readRow(state, isAdult ? visits : places, number)?.table ?? null;
}

/** All tables there are now, also empty ones. */
export function readTableNumbers(state: LiveState): readonly number[] {
  return Array.from({ length: readTables(state)?.count ?? 0 }, (_, at) => at + 1);
}

export const readPlaces = (state: LiveState): readonly Place[] =>
  [...state.seats.values()].flatMap(({ number, role }) => {
    const table = isStaff(role) ? null : readTableOf(state, number);
    return table === null ? [] : [{ number, table }];
  });

/** Children who are here at this moment. */
export const present = (state: LiveState): readonly number[] =>
  [...state.seats.values()]
    .filter((seat) => seat.role === 'pupil' && seat.state === 'admitted' && seat.online)
    .map((seat) => seat.number);
export const withoutPlace = (state: LiveState): readonly number[] =>
  present(state).filter((number) => !readRow(state, places, number));

/** The sheets that lie on the tables now, or lay there last; staff bring those to the board. */
export function readSheets(state: LiveState): readonly { readonly table: number; readonly stream: number }[] {
  const round = readTables(state)?.round ?? readLast(state)?.round;
  if (round === undefined) return [];
  const ofRound = sheetKey(round, '');
  return state.documents.flatMap(({ kind, key, stream }) =>
    kind === 'table' && key.startsWith(ofRound) ? [{ table: Number(key.slice(ofRound.length)), stream }] : [],
  );
}

export const put = (value: Stored): FactRow => ({ slice, key: '', value });
export const placeRow = ({ number, table }: { number: number; table: number | null }): FactRow => ({
  slice: places,
  key: String(number),
  value: { table },
});
export const rowsOf = (state: LiveState, name: string) =>
  [...(state.facts.get(name)?.keys() ?? [])].map((key) => ({ slice: name, key }));
/** The adult who speaks to all tables and is here; of two the newest. */
export function readVoice(state: LiveState): number | null {
  const speaking = [...(state.facts.get(voice)?.keys() ?? [])].map(Number);
  return speaking.filter((number) => isIn(state, number) && state.seats.get(number)?.online).at(-1) ?? null;
}

/** Somebody speaks to all and is gone: then nobody does. */
export const staleVoices = (state: LiveState) =>
  rowsOf(state, voice).filter(({ key }) => state.seats.get(Number(key))?.online !== true);
