/**
 * The strip of a lesson: one tap begins the next step for everybody. A step does nothing by itself: it sends the intents of the
 * single controls through the same gate, one after the other, and all of them happen or none.
 */
import { z } from 'zod';
import {
  intentRule,
  type Decision,
  type FactRow,
  type Feature,
  type IntentContext,
  type LiveSeat,
  type LiveState,
  type Moment,
  type Remains,
} from '@/lib/classroom/feature';
import { staffOnly } from '@/lib/classroom/permissions';
import type { RefusalCode } from '@/lib/classroom/protocol';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { joinNames, splitNames, stepControlSchema, stepsSchema, turnsOf, type StripStep } from './rules';
import { stepKinds, type StepKind, type StripFact } from './schema';

const slice = 'strip';
const present = 'strip-at';
const logSlice = 'strip-log';
const undone = 'strip-undo';
/** What a teacher picked by mistake can be taken back for as long as other slips can. */
const undoMs = 5_000;
const changesMax = 60;

const storedPlan = z.object({ steps: z.array(stepControlSchema) });
const storedNames = z.object({ names: z.array(z.string()) });
const storedPresent = z.object({ at: z.number().int(), since: z.string() });
const storedLog = z.object({
  changes: z.array(z.object({ kind: z.enum(stepKinds).nullable(), at: z.string() })),
});
const storedUndo = z.object({
  until: z.string(),
  present: storedPresent.nullable(),
  logged: z.number().int(),
  /** Rows of the single controls as they were; without a value there was none. None of them has words. */
  rows: z.array(z.object({ slice: z.string(), key: z.string(), value: z.unknown().optional() })),
});
type Present = z.infer<typeof storedPresent>;

/** What the strip needs of the lesson around it. */
export type Engine = {
  /** The gate that every intent goes through. */
  readonly decide: (
    asked: Moment & {
      readonly state: LiveState;
      readonly actor: LiveSeat;
      readonly type: string;
      readonly body: unknown;
    },
  ) => Result<Decision, RefusalCode>;
  readonly apply: (state: LiveState, decision: Decision) => { readonly state: LiveState };
  /** "Klasse schützen" is on. */
  readonly isShut: (state: LiveState) => boolean;
  readonly isMomentary: (slice: string) => boolean;
  /** The row hangs on a seat and goes with it. */
  readonly isOfSeat: (slice: string) => boolean;
};

const read = <T>(schema: z.ZodType<T>, state: LiveState, name: string): T | null =>
  schema.safeParse(state.facts.get(name)?.get('')).data ?? null;
const namesIn = (state: LiveState, name: string): readonly string[] =>
  storedNames.safeParse(state.words.get(name)?.get('')).data?.names ?? [];
const row = (name: string, value: unknown): FactRow => ({ slice: name, key: '', value });
const noRow = (name: string) => ({ slice: name, key: '' });

/** Null: none is laid out. */
function readSteps(state: LiveState): readonly StripStep[] | null {
  const steps = read(storedPlan, state, slice)?.steps ?? [];
  return steps.length > 0 ? joinNames(steps, namesIn(state, slice)) : null;
}

/** The row of a strip that is laid out; no steps: it was put away. */
export function stripRow(steps: readonly StripStep[]): FactRow {
  const { names, controls } = splitNames(steps);
  return { ...row(slice, { steps: controls }), words: { names } };
}

type Change = { readonly kind: StepKind | null; readonly name: string; readonly at: string };

function readLog(state: LiveState): readonly Change[] {
  const names = namesIn(state, logSlice);
  return (read(storedLog, state, logSlice)?.changes ?? []).map((change, at) => ({
    ...change,
    name: names[at] ?? '',
  }));
}

const logRow = (changes: readonly Change[]): FactRow => ({
  ...row(logSlice, { changes: changes.map(({ kind, at }) => ({ kind, at })) }),
  words: { names: changes.map(({ name }) => name) },
});

/** For the minutes of the lesson; after so many changes the rest stays unsaid. */
const logged = (state: LiveState, change: Change): FactRow =>
  logRow([...readLog(state), change].slice(0, changesMax));

/** Several decisions made one after the other, as one: what a later one drops was put in vain. */
function followedBy(first: Decision, second: Decision): Decision {
  const gone = new Set((second.drop ?? []).map((one) => `${one.slice} ${one.key}`));
  return {
    put: [...(first.put ?? []).filter((one) => !gone.has(`${one.slice} ${one.key}`)), ...(second.put ?? [])],
    drop: [...(first.drop ?? []), ...(second.drop ?? [])],
    seats: [...(first.seats ?? []), ...(second.seats ?? [])],
    effects: [...(first.effects ?? []), ...(second.effects ?? [])],
  };
}

/** The intents of a step, as the one who tapped would send them. */
function carryOut(engine: Engine, context: IntentContext, step: StripStep): Result<Decision, RefusalCode> {
  let { state } = context;
  let whole: Decision = {};
  for (const { tries, optional } of turnsOf(step)) {
    let last: Result<Decision, RefusalCode> = refuse('not-now');
    for (const { type, body } of tries) {
      last = engine.decide({ ...context, state, type, body });
      if (last.ok) break;
    }
    if (!last.ok) {
      if (optional) continue;
      return last;
    }
    whole = followedBy(whole, last.value);
    state = engine.apply(state, last.value).state;
  }
  return ok(whole);
}

/** The rows that a decision changes, as they are before it. */
function rowsBefore(engine: Engine, state: LiveState, decision: Decision) {
  const touched = new Map(
    [...(decision.drop ?? []), ...(decision.put ?? [])].map((one) => [`${one.slice} ${one.key}`, one]),
  );
  return [...touched.values()]
    .filter((one) => !engine.isMomentary(one.slice))
    .map((one) => {
      const value = state.facts.get(one.slice)?.get(one.key);
      return { slice: one.slice, key: one.key, ...(value === undefined ? {} : { value }) };
    });
}

function go(engine: Engine, context: IntentContext, at: number): Result<Decision, RefusalCode> {
  const { state, now } = context;
  const steps = readSteps(state);
  if (!steps || engine.isShut(state)) return refuse('not-now');
  const step = steps[at];
  if (!step) return refuse('not-found');
  const before = read(storedPresent, state, present);
  if (before?.at === at) return ok({}); // two adults, or one impatient finger
  const carried = carryOut(engine, context, step);
  if (!carried.ok) return carried;
  const until = new Date(now.getTime() + undoMs).toISOString();
  const since = now.toISOString();
  const undo = {
    until,
    present: before,
    logged: readLog(state).length,
    rows: rowsBefore(engine, state, carried.value),
  };
  return ok(
    followedBy(carried.value, {
      put: [
        stripRow(steps), // planned beforehand it is stored now: a change of the plan moves nobody's place
        row(present, { at, since }),
        logged(state, { kind: step.kind, name: step.name, at: since }),
        row(undone, undo),
      ],
    }),
  );
}

function undo(engine: Engine, { state, now }: IntentContext): Result<Decision, RefusalCode> {
  const before = read(storedUndo, state, undone);
  if (!before || Date.parse(before.until) <= now.getTime() || engine.isShut(state)) return refuse('not-now');
  const isHere = ({ slice: name, key }: { readonly slice: string; readonly key: string }) =>
    key === '' || !engine.isOfSeat(name) || state.seats.get(Number(key))?.state === 'admitted';
  return ok({
    drop: [
      ...before.rows.filter(({ value }) => value === undefined),
      noRow(undone),
      ...(before.present ? [] : [noRow(present)]),
    ],
    put: [
      ...before.rows.flatMap(({ value, ...key }) =>
        value !== undefined && isHere(key) ? [{ ...key, value }] : [],
      ),
      ...(before.present ? [row(present, before.present)] : []),
      logRow(readLog(state).slice(0, before.logged)),
    ],
  });
}

/** Another strip, or none: what the present step has set stays as it is. */
function lay({ state, now }: IntentContext, steps: readonly StripStep[]): Decision {
  const isOn = read(storedPresent, state, present) !== null;
  const over = { kind: null, name: '', at: now.toISOString() };
  return {
    put: [stripRow(steps), ...(isOn ? [logged(state, over)] : [])],
    drop: [noRow(present), noRow(undone)],
  };
}

function view(state: LiveState): StripFact | null {
  const steps = readSteps(state);
  if (!steps) return null;
  const now: Present | null = read(storedPresent, state, present);
  return {
    steps: steps.map(({ kind, name, picture, minutes }) => ({ kind, name, picture, minutes })),
    at: now?.at ?? null,
    since: now?.since ?? null,
  };
}

function remains(state: LiveState): Remains | null {
  const log = readLog(state);
  if (log.length === 0) return null;
  return { value: log.map(({ kind, at }) => ({ kind, at })), words: log.map(({ name }) => name) };
}

export function stripsFeature(engine: Engine): Feature {
  return {
    name: 'strips',
    remains,
    intents: {
      'strip.lay': intentRule({
        schema: z.strictObject({ steps: stepsSchema }),
        may: staffOnly,
        decide: (context, { steps }) => ok(lay(context, steps)),
      }),
      'strip.put-away': intentRule({
        schema: z.strictObject({}),
        may: staffOnly,
        decide: (context) => ok(lay(context, [])),
      }),
      'strip.go': intentRule({
        schema: z.strictObject({ at: z.number().int().min(0) }),
        may: staffOnly,
        counted: true,
        decide: (context, { at }) => go(engine, context, at),
      }),
      'strip.undo': intentRule({
        schema: z.strictObject({}),
        may: staffOnly,
        decide: (context) => undo(engine, context),
      }),
    },
    slices: {
      [slice]: {
        dependsOn: [slice, present],
        view: (state, viewer) => (viewer.state === 'admitted' ? view(state) : undefined),
      },
    },
    due: (state) => {
      const kept = read(storedUndo, state, undone);
      return kept ? new Date(kept.until) : null;
    },
    onDue: () => ({ drop: [noRow(undone)] }),
  };
}
