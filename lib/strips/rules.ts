/** What a strip may be, and which single controls a step moves. Pure; the live lesson, the class's page and the form share it. */
import { z } from 'zod';
import { stages, workModes, type Stage, type WorkMode } from '@/lib/classroom/schema';
import { cleanText } from '@/lib/shared/plain-text';
import {
  stepKinds,
  stepMinutesMax,
  stepNameMax,
  stepPictures,
  stepTables,
  stepsMax,
  stripTitleMax,
  type ShownStep,
  type StepKind,
} from './schema';

/** What one tap on "weiter" sets for everybody. */
export type StripStep = ShownStep & {
  readonly mode: WorkMode;
  readonly stage: Stage;
  /** May all children draw on the class board. */
  readonly drawing: boolean;
  /** Null: everybody is in the class. */
  readonly tables: (typeof stepTables)[number] | null;
};
/** A strip that a class keeps. */
export type StripDTO = {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly StripStep[];
};

/** What a step of its kind usually sets. */
const usual: Readonly<Record<StepKind, Partial<StripStep>>> = {
  circle: { mode: 'talk', stage: 'children' },
  board: { mode: 'listen' },
  tables: { mode: 'work', drawing: true, tables: 'pairs' },
  game: { mode: 'play' },
  bye: { mode: 'talk', stage: 'children' },
  own: { mode: 'work', drawing: true, picture: 'star' },
};

/** What a new step begins with. */
export function newStep(kind: StepKind, part: Partial<StripStep> = {}): StripStep {
  const plain = { name: '', picture: null, mode: 'listen', stage: 'board', drawing: false } as const;
  return { kind, ...plain, tables: null, minutes: null, ...usual[kind], ...part };
}

/** Kreis, Tafel, Tisch, Tschüss: it is there without anybody having made it. */
export const readyStrip: readonly StripStep[] = [
  newStep('circle', { minutes: 10 }),
  newStep('board', { minutes: 15 }),
  newStep('tables', { minutes: 15 }),
  newStep('bye'),
];

const line = (max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(cleanText)
    .pipe(z.string().max(max));

const shape = {
  kind: z.enum(stepKinds),
  picture: z.enum(stepPictures).nullable(),
  mode: z.enum(workModes),
  stage: z.enum(stages),
  drawing: z.boolean(),
  tables: z.enum(stepTables).nullable(),
  minutes: z.number().int().min(1).max(stepMinutesMax).nullable(),
};
/** A step without its name: what the database may read. */
export const stepControlSchema = z.strictObject(shape);
export type StepControl = z.infer<typeof stepControlSchema>;

export const stepSchema = z
  .strictObject({ ...shape, name: line(stepNameMax) })
  .refine(({ kind, name }) => kind !== 'own' || name !== '');
export const stepsSchema = z.array(stepSchema).min(1).max(stepsMax);
export const stripSchema = z.strictObject({
  title: line(stripTitleMax).refine((title) => title !== ''),
  steps: stepsSchema,
});
export type StripInput = z.infer<typeof stripSchema>;

/** Null for what is no strip. */
export function readStrip(id: string, words: unknown, settings: unknown): StripDTO | null {
  const said = z.object({ title: z.string(), names: z.array(z.string()) }).safeParse(words);
  const kept = z.object({ steps: z.array(stepControlSchema) }).safeParse(settings);
  if (!said.success || !kept.success) return null;
  const steps = joinNames(kept.data.steps, said.data.names);
  const strip = stripSchema.safeParse({ title: said.data.title, steps });
  return strip.success ? { id, ...strip.data } : null;
}

/** Names apart from the rest: they are words, and words are sealed. */
export function splitNames(steps: readonly StripStep[]): {
  readonly names: readonly string[];
  readonly controls: readonly StepControl[];
} {
  return {
    names: steps.map(({ name }) => name),
    controls: steps.map(({ name: _name, ...control }) => control),
  };
}

/** Without its name an own step has nothing to show but its picture; the rest stays what it is. */
export const joinNames = (controls: readonly StepControl[], names: readonly string[]): readonly StripStep[] =>
  controls.map((control, at) => ({ ...control, name: names[at] ?? '' }));

/** An intent as a single control sends it. */
export type Move = { readonly type: string; readonly body: Readonly<Record<string, unknown>> };
/** The first of these that is possible now; none need be when there may be nothing to do. */
export type Turn = { readonly tries: readonly Move[]; readonly optional?: true };

const one = (type: string, body: Move['body']): Turn => ({ tries: [{ type, body }] });
const seat = (how: string): Move => ({ type: 'tables.open', body: { how } });

/** What a teacher would tap one after the other. */
export function turnsOf({ mode, stage, drawing, tables, minutes }: StripStep): readonly Turn[] {
  const home: Turn = { ...one('tables.call-back', { inSeconds: 0 }), optional: true };
  return [
    tables === null ? home : { tries: tables === 'last' ? [seat('last'), seat('threes')] : [seat(tables)] },
    one('mode.set', { mode }),
    one('board.allow', { number: null, drawing }),
    one('attention.gallery', { on: false }),
    one('attention.spotlight', { number: null }),
    one('room.stage', { stage }),
    minutes === null ? one('timer.stop', {}) : one('timer.start', { seconds: minutes * 60 }),
  ];
}
