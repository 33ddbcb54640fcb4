/**
 * What a teacher does for the attention of a class: quiet, eyes, everybody's pictures, one child on the stage, and the voice that
 * wins. Who really gets a picture is decided with all the rest in lib/classroom/seat/rules.ts.
 */
import { z } from 'zod';
import {
  intentRule,
  type Decision,
  type Feature,
  type IntentContext,
  type LiveState,
} from '@/lib/classroom/feature';
import { staffOnly } from '@/lib/classroom/permissions';
import type { RefusalCode } from '@/lib/classroom/protocol';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import { eyesMs, quietMs, voiceMs, type AttentionFact } from './schema';

const quiet = 'quiet';
const eyes = 'eyes';
const gallery = 'gallery';
/** Key: the child. A row of its own per seat, so that it goes when the seat goes. */
const spotlight = 'spotlight';
/** Key: the adult. */
const voice = 'voice';

const nothing = z.strictObject({});
const onOff = z.strictObject({ on: z.boolean() });
const storedQuiet = z.object({ at: z.string() });
const storedUntil = z.object({ until: z.string() });
const storedOn = z.object({ on: z.literal(true) });

const valueOf = (state: LiveState, slice: string): unknown => state.facts.get(slice)?.get('');
const untilOf = (value: unknown): string | null => storedUntil.safeParse(value).data?.until ?? null;
const later = (now: Date, ms: number): string => new Date(now.getTime() + ms).toISOString();
const noRow = (slice: string, key = '') => ({ slice, key });
const allRows = (state: LiveState, slice: string) =>
  [...(state.facts.get(slice)?.keys() ?? [])].map((key) => noRow(slice, key));

/** The admitted seat that a row of this slice names. */
function seatOf(state: LiveState, slice: string) {
  for (const key of state.facts.get(slice)?.keys() ?? []) {
    const seat = state.seats.get(Number(key));
    if (seat?.state === 'admitted') return seat;
  }
  return undefined;
}

export const readGallery = (state: LiveState): boolean => storedOn.safeParse(valueOf(state, gallery)).success;

export const readSpotlight = (state: LiveState): number | null => seatOf(state, spotlight)?.number ?? null;

export function readAttention(state: LiveState): AttentionFact {
  const holder = seatOf(state, voice);
  return {
    quietAt: storedQuiet.safeParse(valueOf(state, quiet)).data?.at ?? null,
    eyesUntil: untilOf(valueOf(state, eyes)),
    gallery: readGallery(state),
    spotlight: readSpotlight(state),
    voice: holder?.online ? holder.number : null, // who is away cannot hold the key
  };
}

function callQuiet({ state, now }: IntentContext): Decision {
  const put = [{ slice: quiet, key: '', value: { at: now.toISOString() } }];
  const before = readAttention(state).quietAt;
  const isSecond = before !== null && now.getTime() - Date.parse(before) < quietMs;
  const pupils = [...state.seats.values()].filter((seat) => seat.state === 'admitted' && !isStaff(seat.role));
  return isSecond
    ? { put, effects: pupils.map(({ number }) => ({ type: 'mute-track', number, source: 'microphone' })) }
    : { put };
}

function putOnStage(state: LiveState, number: number | null): Result<Decision, RefusalCode> {
  const drop = allRows(state, spotlight);
  if (number === null) return ok({ drop });
  const seat = state.seats.get(number);
  if (seat?.state !== 'admitted') return refuse('not-found');
  if (isStaff(seat.role)) return refuse('forbidden');
  return ok({ drop, put: [{ slice: spotlight, key: String(number), value: { on: true } }] });
}

/** Who lets go of the key ends only her own turn: the last who pressed it keeps it. */
function holdVoice({ state, actor, now }: IntentContext, on: boolean): Decision {
  const key = String(actor.number);
  return on
    ? { drop: allRows(state, voice), put: [{ slice: voice, key, value: { until: later(now, voiceMs) } }] }
    : { drop: [noRow(voice, key)] };
}

const switched = (slice: string, on: boolean, value: unknown): Decision =>
  on ? { put: [{ slice, key: '', value }] } : { drop: [noRow(slice)] };

const shutPictures = (state: LiveState): Decision => ({
  drop: [noRow(gallery), ...allRows(state, spotlight)],
});

/** What ends by time, or because its adult is gone: when, and which row. */
function endings(state: LiveState): { readonly at: Date; readonly row: { slice: string; key: string } }[] {
  const at = readAttention(state);
  const voices = [...(state.facts.get(voice) ?? [])].map(([key, value]) => {
    const isHere = state.seats.get(Number(key))?.online === true;
    return { at: new Date(isHere ? (untilOf(value) ?? 0) : 0), row: noRow(voice, key) };
  });
  return [
    ...(at.quietAt ? [{ at: new Date(Date.parse(at.quietAt) + quietMs), row: noRow(quiet) }] : []),
    ...(at.eyesUntil ? [{ at: new Date(at.eyesUntil), row: noRow(eyes) }] : []),
    ...voices,
  ];
}

export const attentionFeature: Feature = {
  name: 'attention',
  momentary: [quiet, voice],
  seatSlices: [spotlight, voice],
  intents: {
    'attention.quiet': intentRule({
      schema: nothing,
      may: staffOnly,
      counted: true,
      decide: (context) => ok(callQuiet(context)),
    }),
    'attention.eyes': intentRule({
      schema: onOff,
      may: staffOnly,
      counted: true,
      decide: ({ now }, { on }) => ok(switched(eyes, on, { until: later(now, eyesMs) })),
    }),
    'attention.gallery': intentRule({
      schema: onOff,
      may: staffOnly,
      counted: true,
      decide: (_, { on }) => ok(switched(gallery, on, { on: true })),
    }),
    'attention.spotlight': intentRule({
      schema: z.strictObject({ number: z.number().int().positive().nullable() }),
      may: staffOnly,
      counted: true,
      decide: ({ state }, { number }) => putOnStage(state, number),
    }),
    'attention.voice': intentRule({
      schema: onOff,
      may: staffOnly,
      decide: (context, { on }) => ok(holdVoice(context, on)),
    }),
  },
  slices: {
    attention: {
      dependsOn: [quiet, eyes, gallery, spotlight, voice, 'seats'],
      view: (state, viewer) => (viewer.state === 'admitted' ? readAttention(state) : undefined),
    },
  },
  // Listening is for the board and the teacher: no child stays on everybody's screen.
  onMode: (state, mode) => (mode === 'listen' ? shutPictures(state) : {}),
  protection: { slices: [gallery, spotlight], shut: shutPictures },
  due: (state) => {
    const times = endings(state).map(({ at }) => at.getTime());
    return times.length > 0 ? new Date(Math.min(...times)) : null;
  },
  onDue: (state, { now }) => ({ drop: endings(state).flatMap(({ at, row }) => (at <= now ? [row] : [])) }),
};
