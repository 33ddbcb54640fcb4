/**
 * Group tables. A seat at a table is one row, so a reload, an outage and a restart bring a child back to its table; where its sound
 * goes follows from that row (lib/classroom/seat/rules.ts). Adults visit in sight of the table, or not at all.
 */
import { z } from 'zod';
import { documentsSlice } from '@/lib/classroom/documents/rules';
import {
  intentRule,
  mergeDecisions,
  type Decision,
  type Feature,
  type FactRow,
  type IntentContext,
  type LiveState,
  type Viewer,
} from '@/lib/classroom/feature';
import { pupilOnly, staffOnly } from '@/lib/classroom/permissions';
import type { RefusalCode } from '@/lib/classroom/protocol';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import {
  isIn,
  last,
  placeRow,
  places,
  present,
  put,
  readLast,
  readPlaces,
  readRounds,
  readSheets,
  readTableNumbers,
  readTableOf,
  readTables,
  readVoice,
  rounds,
  rowsOf,
  sheetKey,
  slice,
  staleVoices,
  tableNumber,
  visits,
  voice,
  withoutPlace,
  type Stored,
} from './rules';
import {
  chooseMax,
  noticeSeconds,
  roundsMax,
  tablesMax,
  tableWays,
  type TablesFact,
  type TableWay,
} from './schema';
import { deal, land, sitAgain, sizes, type Place } from './seating/rules';

const clear = (state: LiveState): Decision => ({
  drop: [slice, places, visits, voice].flatMap((name) => rowsOf(state, name)),
});
const remember = (state: LiveState): Decision => {
  const seated = readPlaces(state);
  const tables = readTables(state);
  return tables && seated.length > 0
    ? { put: [{ slice: last, key: '', value: { places: [...seated], round: tables.round } }] }
    : {};
};

type Arrangement = Pick<Stored, 'count' | 'choosing' | 'filling' | 'round'> & {
  readonly seated: readonly Place[];
};

/** Null: nobody sat anywhere before. */
function arrange(
  { state, random }: IntentContext,
  how: TableWay,
  count: number | undefined,
): Arrangement | null {
  const here = present(state);
  const round = readRounds(state) + 1;
  if (how === 'hand' || how === 'choice') {
    const wished = Math.min(count ?? Math.max(2, Math.ceil(here.length / sizes.fours)), tablesMax);
    return { seated: [], count: wished, choosing: how === 'choice', filling: false, round };
  }
  const known = how === 'last' ? readLast(state) : null;
  if (how === 'last' && !known) return null;
  const seated = how === 'last' ? sitAgain(known?.places ?? [], here) : deal(here, sizes[how], random);
  const tables = Math.max(1, ...seated.map(({ table }) => table));
  return { seated, count: tables, choosing: false, filling: true, round: known?.round ?? round };
}

/** Seats that nobody has arranged: whoever comes later, or had not chosen. */
function fill(state: LiveState, { count }: Stored): readonly FactRow[] {
  const seated = readPlaces(state);
  return land(seated, withoutPlace(state), count).slice(seated.length).map(placeRow);
}

function open(
  context: IntentContext,
  how: TableWay,
  wished: number | undefined,
): Result<Decision, RefusalCode> {
  if (how !== 'hand' && how !== 'choice' && present(context.state).length === 0) return refuse('nobody-here');
  const arrangement = arrange(context, how, wished);
  if (!arrangement || arrangement.round > roundsMax) return refuse('not-now');
  const { seated, ...shape } = arrangement;
  const row = { ...shape, how, since: context.now.toISOString(), endsAt: null };
  const count = Math.max(readRounds(context.state), shape.round);
  return ok(
    mergeDecisions([
      clear(context.state),
      remember(context.state),
      { put: [put(row), { slice: rounds, key: '', value: { count } }, ...seated.map(placeRow)] },
    ]),
  );
}

/** Who stays put keeps its row: nobody is taken from a table by coming to it again. */
const seat = (state: LiveState, now: Stored, number: number, table: number | null): Decision => ({
  put: [
    placeRow({ number, table }),
    ...(table !== null && table > now.count ? [put({ ...now, count: table })] : []),
  ],
});

const closing = (state: LiveState): Decision => mergeDecisions([clear(state), remember(state)]);

/** An intent that only makes sense while there are tables. */
function atTables<S extends z.ZodType>(rule: {
  readonly schema: S;
  readonly may: typeof staffOnly;
  readonly counted?: true;
  readonly decide: (
    context: IntentContext & { readonly tables: Stored },
    intent: z.output<S>,
  ) => Result<Decision, RefusalCode>;
}) {
  return intentRule({
    ...rule,
    decide: (context, intent: z.output<S>) => {
      const tables = readTables(context.state);
      return tables ? rule.decide({ ...context, tables }, intent) : refuse('not-now');
    },
  });
}

function view(state: LiveState, viewer: Viewer): TablesFact | undefined {
  if (viewer.state !== 'admitted') return undefined;
  const staff = isStaff(viewer.role);
  const again = staff && readLast(state) !== null;
  const tables = readTables(state);
  const mine = readTableOf(state, viewer.number);
  const sheets = readSheets(state).filter(({ table }) => staff || table === mine);
  if (!tables) return { now: null, again, sheets };
  const { count: _count, round: _round, ...shown } = tables;
  const seated = readPlaces(state);
  const adults = [...state.seats.values()].filter(({ role }) => isStaff(role));
  const all = readTableNumbers(state).map((table) => ({
    table,
    seats: seated.filter((place) => place.table === table).map(({ number }) => number),
    visitors: adults.map(({ number }) => number).filter((number) => readTableOf(state, number) === table),
  }));
  const seen = staff || tables.choosing ? all : all.filter(({ table }) => table === mine);
  return { now: { ...shown, tables: seen, voice: readVoice(state), mine }, again, sheets };
}

const onOff = z.strictObject({ on: z.boolean() });

export const tablesFeature: Feature = {
  name: 'tables',
  seatSlices: [places, visits, voice],
  momentary: [voice],
  intents: {
    'tables.open': intentRule({
      schema: z.strictObject({ how: z.enum(tableWays), count: tableNumber.optional() }),
      may: staffOnly,
      counted: true,
      decide: (context, { how, count }) => open(context, how, count),
    }),
    'tables.move': atTables({
      schema: z.strictObject({ number: z.number().int().positive(), table: tableNumber.nullable() }),
      may: staffOnly,
      decide: ({ state, tables }, { number, table }) => {
        if (!isIn(state, number)) return refuse('not-found');
        if (isStaff(state.seats.get(number)?.role ?? 'teacher')) return refuse('forbidden');
        if (table !== null && table > tables.count + 1) return refuse('not-found');
        return ok(seat(state, tables, number, table));
      },
    }),
    'tables.choose': atTables({
      schema: z.strictObject({ table: tableNumber }),
      may: pupilOnly,
      decide: ({ state, actor, tables }, { table }) => {
        if (!tables.choosing) return refuse('not-now');
        if (table > tables.count) return refuse('not-found');
        const others = readPlaces(state).filter(
          (place) => place.table === table && place.number !== actor.number,
        );
        return others.length < chooseMax ? ok(seat(state, tables, actor.number, table)) : refuse('not-now');
      },
    }),
    'tables.settle': atTables({
      schema: z.strictObject({}),
      may: staffOnly,
      counted: true,
      decide: ({ state, tables }) =>
        ok({ put: [put({ ...tables, choosing: false, filling: true }), ...fill(state, tables)] }),
    }),
    'tables.visit': atTables({
      schema: z.strictObject({ table: tableNumber.nullable() }),
      may: staffOnly,
      decide: ({ actor, tables }, { table }) => {
        const row = { slice: visits, key: String(actor.number) };
        if (table === null) return ok({ drop: [row] });
        return table <= tables.count ? ok({ put: [{ ...row, value: { table } }] }) : refuse('not-found');
      },
    }),
    'tables.voice': atTables({
      schema: onOff,
      may: staffOnly,
      decide: ({ state, actor, now }, { on }) => {
        const own = { slice: voice, key: String(actor.number) };
        // the last who speaks is heard: of two adults one at a time
        return ok({
          drop: on ? rowsOf(state, voice) : [own],
          put: on ? [{ ...own, value: { since: now.toISOString() } }] : [],
        });
      },
    }),
    'tables.call-back': atTables({
      schema: z.strictObject({ inSeconds: z.union([z.literal(0), z.literal(noticeSeconds)]) }),
      may: staffOnly,
      counted: true,
      decide: ({ state, tables, now }, { inSeconds }) => {
        if (inSeconds === 0) return ok(closing(state));
        // called again it keeps its time
        const endsAt = tables.endsAt ?? new Date(now.getTime() + inSeconds * 1_000).toISOString();
        return ok({ put: [put({ ...tables, endsAt })] });
      },
    }),
  },
  slices: {
    tables: {
      dependsOn: [slice, places, visits, voice, last, 'seats', documentsSlice],
      perSeat: true,
      view,
    },
  },
  documents: {
    kind: 'table',
    dependsOn: [slice, places],
    wanted: (state) => {
      const round = readTables(state)?.round;
      return round === undefined ? [] : readTableNumbers(state).map((table) => sheetKey(round, table));
    },
    mayRead: (state, { number }, key) => {
      const [round, table] = [readTables(state)?.round, readTableOf(state, number)];
      return round !== undefined && table !== null && sheetKey(round, table) === key;
    },
    mayWrite: () => true,
    // A child learns which sheet is its own, not how often the class was seated.
    secretKey: true,
  },
  // The class is together while it is shut; who sat where comes back with it.
  protection: { slices: [slice, places, visits], shut: clear },
  due: (state) => {
    const tables = readTables(state);
    if (!tables) return null;
    const isLate = tables.filling && withoutPlace(state).length > 0;
    if (isLate || staleVoices(state).length > 0) return new Date(0);
    return tables.endsAt === null ? null : new Date(tables.endsAt);
  },
  onDue: (state, { now }) => {
    const tables = readTables(state);
    if (!tables) return {};
    if (tables.endsAt !== null && Date.parse(tables.endsAt) <= now.getTime()) return closing(state);
    return { drop: staleVoices(state), put: tables.filling ? fill(state, tables) : [] };
  },
};
