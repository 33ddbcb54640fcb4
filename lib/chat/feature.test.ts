import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveState } from '@/lib/classroom/feature';
import { applyDecision, decideIntent } from '@/lib/classroom/rules';
import { makeLiveState, seatNumbers } from '@/lib/testing/live-state';
import { chatFeature } from './feature';
import { chatKeptMax, chatTextMax, type ChatFact } from './schema';

const { teacher, coteacher, pupil, bench } = seatNumbers;
const other = 5;
const start = Date.parse('2026-11-24T07:00:00Z');
const idOf = (at: number) => `00000000-0000-4000-8000-${String(at).padStart(12, '0')}`;

/** Grade 3-4, with a second child. */
function makeClass(): LiveState {
  const state = makeLiveState();
  const child = state.seats.get(pupil);
  if (!child) throw new Error('no child');
  const seats = new Map(state.seats).set(other, {
    ...child,
    number: other,
    signId: 'sign-bear',
    name: 'Can',
  });
  return { ...state, lesson: { ...state.lesson, grade: '3-4' }, seats };
}

function lesson(state = makeClass()) {
  let now = start;
  return {
    get state() {
      return state;
    },
    wait: (seconds: number) => (now += seconds * 1000),
    send(number: number, type: string, body: unknown) {
      const actor = state.seats.get(number);
      if (!actor) throw new Error('no such seat');
      const decided = decideIntent({ state, actor, type, body, now: new Date(now), random: () => 0 });
      if (decided.ok) ({ state } = applyDecision(state, decided.value));
      return decided.ok ? 'ok' : decided.code;
    },
    say(number: number, text: unknown, to: unknown = 'class', id: unknown = idOf(now - start)) {
      now += 1000;
      return this.send(number, 'chat.say', { text, to, id });
    },
    seenBy(number: number): ChatFact | undefined {
      const viewer = state.seats.get(number);
      if (!viewer) throw new Error('no such seat');
      return chatFeature.slices['chat']?.view(state, viewer) as ChatFact | undefined;
    },
    texts(number: number) {
      return this.seenBy(number)?.messages.map(({ text }) => text);
    },
  };
}

describe('a child', () => {
  it('can neither write nor read before the teacher opens the chat, and the bench never', () => {
    const room = lesson();
    expect(room.say(teacher, 'Nur für uns', 'staff')).toBe('ok');
    expect(room.say(pupil, 'Hallo')).toBe('not-now');
    expect(room.seenBy(pupil)).toMatchObject({ mode: 'closed', mayWrite: false, messages: [] });
    room.send(teacher, 'chat.mode', { mode: 'class' });
    expect(room.say(bench, 'Hallo')).toBe('forbidden');
    expect(room.seenBy(bench)).toBeUndefined();
    expect(room.say(pupil, 'Hallo')).toBe('ok');
    expect(room.texts(other)).toEqual(['Hallo']);
  });

  it('in grades 1-2 can never write, whatever a teacher taps', () => {
    const room = lesson(makeLiveState());
    for (const mode of ['class', 'teacher']) {
      expect(room.send(teacher, 'chat.mode', { mode })).toBe('not-now');
    }
    expect(room.send(teacher, 'chat.mode', { mode: 'closed' })).toBe('ok');
    expect(room.say(pupil, 'Hallo', 'staff')).toBe('not-now');
    expect(room.say(teacher, 'Hallo', 'staff')).toBe('ok');
    expect(room.texts(coteacher)).toEqual(['Hallo']);
    expect(room.seenBy(pupil)?.messages).toEqual([]);
  });

  it('writes to the adults unseen by every other child', () => {
    const room = lesson();
    room.send(teacher, 'chat.mode', { mode: 'class' });
    room.say(pupil, 'Mir ist schlecht', 'staff');
    expect(room.texts(other)).toEqual([]);
    for (const number of [pupil, teacher, coteacher])
      expect(room.texts(number)).toEqual(['Mir ist schlecht']);
  });

  it('in mode teacher reaches the adults alone, whatever it asks for', () => {
    const room = lesson();
    room.send(teacher, 'chat.mode', { mode: 'teacher' });
    room.say(pupil, 'Hallo', 'class');
    expect(room.texts(other)).toEqual([]);
    expect(room.texts(teacher)).toEqual(['Hallo']);
  });

  it('cannot write while it is paused, nor faster than the slow-down, by the clock of the server', () => {
    const room = lesson();
    room.send(teacher, 'chat.mode', { mode: 'class' });
    room.send(teacher, 'chat.pause', { on: true });
    expect(room.say(pupil, 'a')).toBe('not-now');
    expect(room.seenBy(pupil)).toMatchObject({ paused: true, mayWrite: false });
    room.send(teacher, 'chat.pause', { on: false });
    room.send(teacher, 'chat.slow', { seconds: 30 });
    expect(room.say(pupil, 'a')).toBe('ok');
    expect(room.say(pupil, 'b')).toBe('too-many');
    expect(room.say(other, 'c')).toBe('ok');
    room.wait(30);
    expect(room.say(pupil, 'b')).toBe('ok');
  });

  it('that floods writes once a second at most', () => {
    const room = lesson();
    room.send(teacher, 'chat.mode', { mode: 'class' });
    const tries = Array.from({ length: 1000 }, (_, at) =>
      room.send(pupil, 'chat.say', { text: `${at}`, to: 'class', id: idOf(at) }),
    );
    expect(tries.filter((code) => code === 'ok')).toHaveLength(1);
    expect(new Set(tries.slice(1))).toEqual(new Set(['too-many']));
  });

  it("cannot write under another seat's name or over another's message", () => {
    const room = lesson();
    room.send(teacher, 'chat.mode', { mode: 'class' });
    room.say(pupil, 'Hallo', 'class', idOf(1));
    expect(room.say(other, 'Falsch', 'class', idOf(1))).toBe('not-now');
    const forged = { text: 'a', to: 'class', id: idOf(2), number: pupil };
    expect(room.send(other, 'chat.say', forged)).toBe('malformed');
    expect(room.texts(teacher)).toEqual(['Hallo']);
  });

  it('cannot open, delete, pause or slow down', () => {
    const room = lesson();
    for (const [type, body] of [
      ['chat.mode', { mode: 'class' }],
      ['chat.delete', { id: idOf(1) }],
      ['chat.pause', { on: false }],
      ['chat.slow', { seconds: 0 }],
    ] as const) {
      expect(room.send(pupil, type, body)).toBe('forbidden');
    }
  });
});

describe('a text', () => {
  const said = (text: unknown) => {
    const room = lesson();
    const code = room.say(teacher, text, 'staff');
    return code === 'ok' ? room.texts(teacher)?.[0] : code;
  };

  it('is one line without what hides or turns around, and markup stays letters', () => {
    expect(said('  a\n\nb\t c ')).toBe('a b c');
    expect(said('a\u202Eb\u2066c\u200Bd\u0000e\u0007f')).toBe('abcdef');
    expect(said('<b onclick="x()">hi</b>')).toBe('<b onclick="x()">hi</b>');
    expect(said(`e${'\u0301'.repeat(80)}`)).toBe(`e${'\u0301'.repeat(3)}`);
    expect(said('a\uD800b')).toBe('ab');
  });

  it('has at most so many characters as people count them, and at least one', () => {
    expect(said('🦊'.repeat(chatTextMax))).toBe('🦊'.repeat(chatTextMax));
    expect(said('🦊'.repeat(chatTextMax + 1))).toBe('malformed');
    expect(said('x'.repeat(chatTextMax + 1))).toBe('malformed');
    for (const nothing of ['', '   ', '\u200B\u202E', 7, null, {}]) expect(said(nothing)).toBe('malformed');
  });

  it('goes to no single child', () => {
    const room = lesson();
    room.send(teacher, 'chat.mode', { mode: 'class' });
    for (const to of ['pupil', pupil, [pupil], null]) expect(room.say(teacher, 'a', to)).toBe('malformed');
    expect(room.say(pupil, 'a', other)).toBe('malformed');
  });
});

describe('an adult', () => {
  it('takes a message away from every screen, and a second time is harmless', () => {
    const room = lesson();
    room.send(teacher, 'chat.mode', { mode: 'class' });
    room.say(pupil, 'Böse', 'class', idOf(1));
    expect(room.send(coteacher, 'chat.delete', { id: idOf(1) })).toBe('ok');
    expect(room.send(teacher, 'chat.delete', { id: idOf(1) })).toBe('ok');
    expect(room.send(teacher, 'chat.delete', { id: idOf(2) })).toBe('not-found');
    for (const number of [pupil, other, teacher]) expect(room.texts(number)).toEqual([null]);
    expect(JSON.stringify([...room.state.facts, ...room.state.words])).not.toContain('Böse');
    expect(room.say(pupil, 'Böse', 'class', idOf(1))).toBe('ok');
    expect(room.texts(other)).toEqual([null]);
  });

  it('cannot speak to a class whose chat is closed by mistake', () => {
    expect(lesson().say(teacher, 'a', 'class')).toBe('not-now');
  });

  it('protects the class: it closes at once and comes back exactly', () => {
    const room = lesson();
    room.send(teacher, 'chat.mode', { mode: 'class' });
    room.send(teacher, 'chat.slow', { seconds: 10 });
    room.say(other, 'Hallo');
    const before = room.seenBy(coteacher);
    room.send(teacher, 'protection.shut', {});
    expect(room.say(other, 'a')).not.toBe('ok');
    expect(room.seenBy(other)?.messages ?? []).toEqual([]);
    expect(room.seenBy(teacher)).toMatchObject({ mode: 'closed' });
    room.send(teacher, 'protection.open', {});
    expect(room.seenBy(coteacher)).toEqual(before);
  });
});

describe('any order, repetition and loss of messages', () => {
  const step = fc.oneof(
    fc.record({
      type: fc.constant('chat.say' as const),
      number: fc.constantFrom(teacher, coteacher, pupil, other, bench),
      id: fc.integer({ min: 1, max: 90 }),
      to: fc.constantFrom('class', 'staff'),
    }),
    fc.record({
      type: fc.constant('chat.mode' as const),
      mode: fc.constantFrom('closed', 'class', 'teacher'),
    }),
    fc.record({ type: fc.constant('chat.delete' as const), id: fc.integer({ min: 1, max: 90 }) }),
    fc.record({ type: fc.constant('chat.pause' as const), on: fc.boolean() }),
  );

  it('keeps one message per id, at most so many, in order, none of a child for another child', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
        const room = lesson();
        for (const one of steps) {
          if (one.type === 'chat.say') room.say(one.number, `von ${one.number}`, one.to, idOf(one.id));
          else if (one.type === 'chat.mode') room.send(teacher, one.type, { mode: one.mode });
          else if (one.type === 'chat.pause') room.send(teacher, one.type, { on: one.on });
          else room.send(teacher, one.type, { id: idOf(one.id) });
        }
        const all = room.seenBy(teacher)?.messages ?? [];
        expect(all.length).toBeLessThanOrEqual(chatKeptMax);
        expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
        expect(all.map(({ at }) => at)).toEqual(all.map(({ at }) => at).toSorted());
        for (const { number, text } of all) expect([null, `von ${number}`]).toContain(text);
        for (const message of room.seenBy(other)?.messages ?? []) {
          expect(message.to === 'class' || message.number === other).toBe(true);
        }
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('drops the oldest when more are written than are kept', () => {
    const room = lesson();
    for (let at = 1; at <= chatKeptMax + 5; at += 1) room.say(teacher, `${at}`, 'staff', idOf(at));
    expect(room.texts(teacher)).toHaveLength(chatKeptMax);
    expect(room.texts(teacher)?.[0]).toBe('6');
    expect(room.state.words.get('chat')?.size).toBe(chatKeptMax);
  });
});
