/**
 * Chat. Closed for pupils until a teacher opens it, never open for them in grades 1-2, and never private among pupils: a text
 * goes to the class, or to the adults (then the child who wrote it sees it too, and no other). Adults always reach each other.
 */
import { z } from 'zod';
import {
  intentRule,
  type Decision,
  type Feature,
  type IntentContext,
  type LiveState,
  type Viewer,
} from '@/lib/classroom/feature';
import { everyAdmitted, staffOnly } from '@/lib/classroom/permissions';
import type { RefusalCode } from '@/lib/classroom/protocol';
import { ok, refuse, type Result } from '@/lib/shared/result';
import { cleanText } from '@/lib/shared/plain-text';
import { isStaff } from '@/lib/shared/roles';
import { isSayable } from './rules';
import { chatKeptMax, chatModes, chatTextMax, type ChatFact, type ChatMessage } from './schema';

/** Key: the writer's own id of the message. Its text is in `words`; a row without words was taken away. */
const messages = 'chat';
const settings = 'chat-settings';
/** When each pupil last wrote. Memory only: a restart forgives a few seconds. */
const last = 'chat-last';

const storedSettings = z.object({
  mode: z.enum(chatModes),
  paused: z.boolean(),
  slowSeconds: z.number(),
});
type Settings = z.infer<typeof storedSettings>;
const initial = ({ lesson }: LiveState): Settings => ({
  mode: lesson.kind === 'adults' ? 'class' : 'closed', // ADULT-7
  paused: false,
  slowSeconds: 0,
});
const storedMessage = z.object({
  seq: z.number(),
  number: z.number(),
  at: z.string(),
  to: z.enum(['class', 'staff']),
});
type StoredMessage = z.infer<typeof storedMessage> & { readonly id: string };
const storedWords = z.object({ text: z.string() });
const storedLast = z.object({ at: z.number() });

/** Also without slow-down a child cannot drive the others' words off the screen. */
const gapSecondsMin = 1;
/** Longer input is not cleaned first. */
const rawTextMax = chatTextMax * 8;
const sayable = z.string().max(rawTextMax).transform(cleanText).refine(isSayable);

export function readChatSettings(state: LiveState): Settings {
  const row = storedSettings.safeParse(state.facts.get(settings)?.get(''));
  const found = row.success ? row.data : initial(state);
  return state.lesson.grade === '3-4' ? found : { ...found, mode: 'closed' }; // CHAT-1
}

function readMessages(state: LiveState): readonly StoredMessage[] {
  return [...(state.facts.get(messages) ?? [])]
    .flatMap(([id, value]) => {
      const row = storedMessage.safeParse(value);
      return row.success ? [{ ...row.data, id }] : [];
    })
    .sort((one, other) => one.seq - other.seq);
}

function textOf(state: LiveState, id: string): string | null {
  const row = storedWords.safeParse(state.words.get(messages)?.get(id));
  return row.success ? row.data.text : null;
}

/** To whom it goes, or why not at all. */
function audienceOf(
  { state, actor }: IntentContext,
  to: ChatMessage['to'],
): Result<ChatMessage['to'], RefusalCode> {
  const { mode, paused } = readChatSettings(state);
  if (isStaff(actor.role)) return mode === 'closed' && to === 'class' ? refuse('not-now') : ok(to);
  if (mode === 'closed' || paused) return refuse('not-now');
  return ok(mode === 'teacher' ? 'staff' : to); // CHAT-3
}

function isTooSoon({ state, actor, now }: IntentContext): boolean {
  if (isStaff(actor.role)) return false;
  const before = storedLast.safeParse(state.facts.get(last)?.get(String(actor.number)));
  const gap = Math.max(readChatSettings(state).slowSeconds, gapSecondsMin) * 1000;
  return before.success && now.getTime() - before.data.at < gap;
}

type Said = { readonly id: string; readonly text: string; readonly to: ChatMessage['to'] };

function say(context: IntentContext, { id, text, to: asked }: Said): Result<Decision, RefusalCode> {
  const { state, actor, now } = context;
  const kept = readMessages(state);
  const same = kept.find((message) => message.id === id);
  if (same) return same.number === actor.number ? ok({}) : refuse('not-now'); // CHAT-5
  const audience = audienceOf(context, asked);
  if (!audience.ok) return audience;
  if (isTooSoon(context)) return refuse('too-many');
  const { number } = actor;
  const value = {
    seq: (kept.at(-1)?.seq ?? 0) + 1,
    number,
    at: now.toISOString(),
    to: audience.value,
  };
  const old = kept.slice(0, Math.max(0, kept.length + 1 - chatKeptMax));
  return ok({
    drop: old.map((message) => ({ slice: messages, key: message.id })),
    put: [
      { slice: messages, key: id, value, words: { text } },
      { slice: last, key: String(number), value: { at: now.getTime() } },
    ],
  });
}

function takeAway(state: LiveState, id: string): Result<Decision, RefusalCode> {
  const found = readMessages(state).find((message) => message.id === id);
  if (!found) return refuse('not-found');
  const { id: key, ...value } = found;
  return ok(textOf(state, key) === null ? {} : { put: [{ slice: messages, key, value }] });
}

const put = (state: LiveState, change: Partial<Settings>): Decision => ({
  put: [{ slice: settings, key: '', value: { ...readChatSettings(state), ...change } }],
});

/** CHAT-2: while it is closed nothing of it stands on a pupil's screen. */
function viewChat(state: LiveState, viewer: Viewer): ChatFact | undefined {
  if (viewer.state !== 'admitted') return undefined;
  const now = readChatSettings(state);
  const staff = isStaff(viewer.role);
  const isOpen = now.mode !== 'closed';
  const seen = readMessages(state).filter(
    ({ to, number }) => staff || (isOpen && (to === 'class' || number === viewer.number)),
  );
  return {
    ...now,
    mayWrite: staff || (isOpen && !now.paused),
    messages: seen.map(({ id, number, at, to }) => ({ id, number, at, to, text: textOf(state, id) })),
  };
}

export const chatFeature: Feature = {
  name: 'chat',
  momentary: [last],
  seatSlices: [last],
  intents: {
    'chat.say': intentRule({
      schema: z.strictObject({ text: sayable, to: z.enum(['class', 'staff']), id: z.uuid() }),
      may: everyAdmitted,
      decide: say,
    }),
    'chat.mode': intentRule({
      schema: z.strictObject({ mode: z.enum(chatModes) }),
      may: staffOnly,
      decide: ({ state }, { mode }) =>
        mode !== 'closed' && state.lesson.grade !== '3-4' ? refuse('not-now') : ok(put(state, { mode })),
    }),
    'chat.pause': intentRule({
      schema: z.strictObject({ on: z.boolean() }),
      may: staffOnly,
      decide: ({ state }, { on }) => ok(put(state, { paused: on })),
    }),
    'chat.slow': intentRule({
      schema: z.strictObject({ seconds: z.literal([0, 10, 30, 60]) }),
      may: staffOnly,
      decide: ({ state }, { seconds }) => ok(put(state, { slowSeconds: seconds })),
    }),
    'chat.delete': intentRule({
      schema: z.strictObject({ id: z.uuid() }),
      may: staffOnly,
      decide: ({ state }, { id }) => takeAway(state, id),
    }),
  },
  slices: {
    chat: { dependsOn: [messages, settings, 'lesson'], perSeat: true, view: viewChat },
  },
  protection: { slices: [settings], shut: (state) => put(state, { mode: 'closed' }) },
};
