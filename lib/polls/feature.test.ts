import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { LiveSeat, LiveState } from '@/lib/classroom/feature';
import { applyDecision, decideIntent } from '@/lib/classroom/rules';
import { makeLiveState, seatNumbers } from '@/lib/testing/live-state';
import { pollsFeature } from './feature';
import type { PollFact } from './schema';

const now = new Date('2026-11-24T07:00:00Z');
const children = [3, 5, 6, 7] as const;
let drawn = 0;
/** Another id for every question, the same in every run. */
const random = () => (drawn = (drawn * 31 + 7) % 1009) / 1009;

function room(): LiveState {
  const state = makeLiveState();
  const pupil = state.seats.get(seatNumbers.pupil);
  if (!pupil) throw new Error('no pupil');
  const seats = new Map(state.seats);
  for (const number of children) {
    seats.set(number, { ...pupil, number, seatId: `seat-${number}`, signId: `sign-${number}` });
  }
  return { ...state, seats };
}

function send(state: LiveState, number: number, type: string, body: unknown) {
  const actor = state.seats.get(number);
  if (!actor) throw new Error('no seat');
  const decided = decideIntent({ state, actor, type, body, now, random });
  return {
    code: decided.ok ? 'ok' : decided.code,
    state: decided.ok ? applyDecision(state, decided.value).state : state,
  };
}

function play(state: LiveState, steps: readonly (readonly [number, string, object])[]): LiveState {
  return steps.reduce((before, [number, type, body]) => {
    const { code, state: after } = send(before, number, type, body);
    if (code !== 'ok') throw new Error(`${type}: ${code}`);
    return after;
  }, state);
}

function see(state: LiveState, number: number = seatNumbers.teacher): PollFact | null {
  const seat = state.seats.get(number) as LiveSeat;
  return pollsFeature.slices['poll']?.view(state, seat) as PollFact | null;
}
const idOf = (state: LiveState) => see(state)?.pollId ?? '';
const teacher = seatNumbers.teacher;

const own = {
  template: 'own',
  question: 'Was schwimmt?',
  answers: [{ word: 'Korken', picture: 'cork' }, { word: 'Stein' }, { picture: 'leaf' }],
};
const vote = (state: LiveState, number: number, ...choices: number[]) =>
  send(state, number, 'poll.vote', { pollId: idOf(state), choices });

describe('a pupil', () => {
  const quiz = { ...own, quiz: true, right: [0], anonymous: false };

  it('gets no counts, no right answer and nobody else’s vote before the results are shown', () => {
    let state = play(room(), [[teacher, 'poll.open', quiz]]);
    ({ state } = vote(state, 5, 1));
    expect(see(state, 3)).toMatchObject({
      mine: [],
      counts: null,
      right: null,
      votes: [],
      answered: [],
      missing: [],
    });
    expect(see(state, 5)?.mine).toEqual([1]);
  });

  it('gets counts and the right answer once they are shown, but never who chose what', () => {
    let state = play(room(), [[teacher, 'poll.open', quiz]]);
    ({ state } = vote(state, 5, 1));
    state = play(state, [[teacher, 'poll.show', { shown: true }]]);
    expect(see(state, 3)).toMatchObject({
      counts: [0, 1, 0],
      right: [0],
      votes: [],
      answered: [],
      missing: [],
    });
    state = play(state, [[teacher, 'poll.show', { shown: false }]]);
    expect(see(state, 3)).toMatchObject({ counts: null, right: null });
  });

  it('changes its mind as often as it likes and counts once', () => {
    let state = play(room(), [[teacher, 'poll.open', own]]);
    for (const choice of [0, 1, 1, 2]) ({ state } = vote(state, 3, choice));
    expect(see(state)).toMatchObject({ counts: [0, 0, 1], answered: [3], missing: [5, 6, 7] });
  });

  it.each([
    [[3], 'malformed'],
    [[-1], 'malformed'],
    [[0, 0], 'malformed'],
    [[0, 1], 'malformed'],
    [[], 'malformed'],
    [[1], 'ok'],
  ])('is answered for the choice %j with %s', (choices, code) => {
    const state = play(room(), [[teacher, 'poll.open', own]]);
    expect(vote(state, 3, ...choices).code).toBe(code);
  });

  it('may tick several where several are asked, and take them all back', () => {
    let state = play(room(), [[teacher, 'poll.open', { ...own, multiple: true }]]);
    ({ state } = vote(state, 3, 2, 0));
    expect(see(state)).toMatchObject({ counts: [1, 0, 1], answered: [3] });
    ({ state } = vote(state, 3));
    expect(see(state)).toMatchObject({ counts: [0, 0, 0], answered: [] });
  });

  it('cannot vote for a question that was replaced, closed, or is not there', () => {
    const first = play(room(), [[teacher, 'poll.open', own]]);
    const late = { pollId: idOf(first), choices: [0] };
    const second = play(first, [[teacher, 'poll.open', { template: 'thumbs' }]]);
    expect(send(second, 3, 'poll.vote', late).code).toBe('not-now');
    expect(send(play(first, [[teacher, 'poll.close', {}]]), 3, 'poll.vote', late).code).toBe('not-now');
    expect(send(room(), 3, 'poll.vote', late).code).toBe('not-now');
  });
});

describe('a teacher', () => {
  it('opens a ready question with nothing but its name', () => {
    for (const [template, count] of [
      ['thumbs', 2],
      ['abcd', 4],
      ['yes-no', 2],
      ['how-sure', 3],
    ] as const) {
      const state = play(room(), [[teacher, 'poll.open', { template }]]);
      expect(see(state)).toMatchObject({
        template,
        anonymous: true,
        multiple: false,
        quiz: false,
        question: null,
      });
      expect(see(state)?.answers).toEqual(Array.from({ length: count }, () => ({})));
    }
  });

  it.each([
    ['no question', { ...own, question: '  \u200b ' }],
    ['one answer', { ...own, answers: [{ word: 'Ja' }] }],
    ['five answers', { ...own, answers: Array.from({ length: 5 }, () => ({ word: 'Ja' })) }],
    ['an answer without word and picture', { ...own, answers: [{ word: 'Ja' }, {}] }],
    ['a picture that is not in the set', { ...own, answers: [{ word: 'Ja' }, { picture: 'https://x' }] }],
    ['a word that is too long', { ...own, answers: [{ word: 'Ja' }, { word: 'x'.repeat(25) }] }],
    ['a quiz without a right answer', { ...own, quiz: true }],
    ['a right answer that is not there', { ...own, quiz: true, right: [3] }],
    ['right answers without a quiz', { ...own, right: [0] }],
    ['answers of a ready question', { template: 'thumbs', answers: own.answers }],
  ])('is refused %s', (_, body) => {
    expect(send(room(), teacher, 'poll.open', body).code).toBe('malformed');
  });

  it('sees who chose what only when the question was opened so', () => {
    let state = play(room(), [[teacher, 'poll.open', { ...own, anonymous: false }]]);
    ({ state } = vote(state, 5, 1));
    expect(see(state)?.votes).toEqual([{ number: 5, choices: [1] }]);
    state = play(state, [[teacher, 'poll.open', own]]);
    ({ state } = vote(state, 5, 1));
    expect(see(state)).toMatchObject({ votes: [], answered: [5], missing: [3, 6, 7] });
  });

  it('keeps a closed result when children leave or are sent to the bench', () => {
    let state = play(room(), [[teacher, 'poll.open', own]]);
    ({ state } = vote(state, 5, 1));
    ({ state } = vote(state, 6, 0));
    state = play(state, [
      [teacher, 'poll.close', {}],
      [5, 'seat.leave', {}],
      [teacher, 'seat.to-bench', { number: 6 }],
      [teacher, 'poll.close', {}],
    ]);
    expect(see(state)).toMatchObject({ open: false, counts: [1, 1, 0], answered: [5, 6], missing: [3, 7] });
  });

  it('has nothing left of a question that is thrown away', () => {
    let state = play(room(), [[teacher, 'poll.open', own]]);
    ({ state } = vote(state, 5, 1));
    state = play(state, [[teacher, 'poll.discard', {}]]);
    expect(see(state)).toBeNull();
    expect([...(state.facts.get('poll-votes') ?? []), ...(state.words.get('poll-votes') ?? [])]).toEqual([]);
  });
});

it('a class that is protected in the middle of a question finds it as it was, votes of the bench included', () => {
  const before = room();
  const seats = new Map(before.seats).set(7, { ...(before.seats.get(7) as LiveSeat), via: 'link' });
  let state = play({ ...before, seats }, [[teacher, 'poll.open', own]]);
  ({ state } = vote(state, 7, 2));
  const open = see(state);
  state = play(state, [[teacher, 'protection.shut', {}]]);
  expect(see(state)).toMatchObject({ question: 'Was schwimmt?', counts: [0, 0, 0] });
  state = play(state, [[teacher, 'protection.open', {}]]);
  expect(see(state)).toEqual(open);
});

/** What a class does in any order, with repetitions; a lost intent is one that is not in the list. */
type Step =
  | { readonly type: 'open'; readonly multiple: boolean }
  | {
      readonly type: 'vote';
      readonly number: number;
      readonly choices: readonly number[];
      readonly late: boolean;
    }
  | { readonly type: 'close' | 'discard' }
  | { readonly type: 'show'; readonly shown: boolean }
  | { readonly type: 'leave' | 'rejoin'; readonly number: number };

const child = fc.constantFrom(...children);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ type: fc.constant('open' as const), multiple: fc.boolean() }),
  {
    weight: 6,
    arbitrary: fc.record({
      type: fc.constant('vote' as const),
      number: child,
      choices: fc.uniqueArray(fc.integer({ min: 0, max: 3 }), { maxLength: 3 }),
      late: fc.boolean(),
    }),
  },
  fc.record({ type: fc.constantFrom('close' as const, 'discard' as const) }),
  fc.record({ type: fc.constant('show' as const), shown: fc.boolean() }),
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constantFrom('leave' as const, 'rejoin' as const), number: child }),
  },
);

/** The simplest thing that could be right: who chose what, and the result at the end. */
class Model {
  pollId: string | null = null;
  multiple = false;
  votes = new Map<number, readonly number[]>();
  frozen: readonly (readonly number[])[] | null = null;
  here = new Set<number>(children);
  get counted(): readonly (readonly number[])[] {
    return this.frozen ?? [...this.votes.values()];
  }
}

function take(model: Model, state: LiveState, one: Step, oldId: string): LiveState {
  const before = model.pollId;
  switch (one.type) {
    case 'open': {
      const body = { ...own, multiple: one.multiple };
      const after = send(state, teacher, 'poll.open', body).state;
      Object.assign(model, { pollId: idOf(after), multiple: one.multiple, votes: new Map(), frozen: null });
      return after;
    }
    case 'vote': {
      if (!model.here.has(one.number)) return state;
      const pollId = one.late ? oldId : (before ?? '');
      const after = send(state, one.number, 'poll.vote', { pollId, choices: one.choices });
      const isFine =
        pollId === before &&
        !model.frozen &&
        one.choices.every((at) => at < own.answers.length) &&
        (model.multiple || one.choices.length === 1);
      expect(after.code === 'ok').toBe(isFine);
      if (isFine && one.choices.length > 0) model.votes.set(one.number, one.choices);
      if (isFine && one.choices.length === 0) model.votes.delete(one.number);
      return after.state;
    }
    case 'close':
      if (before) model.frozen ??= [...model.votes.values()];
      return send(state, teacher, 'poll.close', {}).state;
    case 'discard':
      Object.assign(model, { pollId: null, votes: new Map(), frozen: null });
      return send(state, teacher, 'poll.discard', {}).state;
    case 'show':
      return send(state, teacher, 'poll.show', { shown: one.shown }).state;
    case 'leave':
      if (!model.here.delete(one.number)) return state;
      model.votes.delete(one.number);
      return send(state, one.number, 'seat.leave', {}).state;
    case 'rejoin': {
      model.here.add(one.number);
      const seat = state.seats.get(one.number) as LiveSeat;
      return { ...state, seats: new Map(state.seats).set(one.number, { ...seat, state: 'admitted' }) };
    }
  }
}

describe('any order, repetition and loss of open, vote, close, show, leave and rejoin', () => {
  it('keeps one counted vote per seat, and the counts are those of who voted', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const model = new Model();
        let state = room();
        let oldId = 'none';
        for (const one of steps) {
          if (one.type === 'open' && model.pollId) oldId = model.pollId;
          state = take(model, state, one, oldId);
          const seen = see(state);
          expect(seen?.pollId ?? null).toBe(model.pollId);
          if (!seen) continue;
          const expected = own.answers.map(
            (_, at) => model.counted.filter((made) => made.includes(at)).length,
          );
          expect(seen.counts).toEqual(expected);
          expect(seen.answered.length).toBe(model.counted.length);
          expect(new Set(seen.answered).size).toBe(seen.answered.length);
          expect(seen.answered.filter((number) => seen.missing.includes(number))).toEqual([]);
        }
      }),
      { seed: 5, numRuns: 400 },
    );
  });

  it('who comes late, or reloads, sees exactly what the others see and what it chose itself', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const model = new Model();
        const state = steps.reduce((before, one) => take(model, before, one, 'none'), room());
        for (const number of model.here) {
          const seen = see(state, number);
          expect(seen).toEqual(seen && { ...see(state, number), mine: seen.mine });
          if (seen) expect(seen.mine).toEqual([...(model.votes.get(number) ?? [])].toSorted((a, b) => a - b));
        }
      }),
      { seed: 6, numRuns: 200 },
    );
  });
});

describe('what a lesson keeps of its questions', () => {
  const left = (state: LiveState) => pollsFeature.remains?.(state) ?? null;
  const asked = (question: string) => ({ ...own, question, anonymous: false });

  it('is counts and words of what was closed, replaced or still open, oldest first, without any seat', () => {
    let state = play(room(), [[teacher, 'poll.open', asked('Eins?')]]);
    ({ state } = vote(state, 5, 1));
    state = play(state, [
      [teacher, 'poll.close', {}],
      [teacher, 'poll.discard', {}],
      [teacher, 'poll.open', asked('Zwei?')],
    ]);
    ({ state } = vote(state, 6, 0));
    state = play(state, [[teacher, 'poll.open', { ...asked('Drei?'), quiz: true, right: [2] }]]);
    ({ state } = vote(state, 7, 2));
    const remains = left(state);
    expect(remains?.value).toMatchObject([
      { counts: [0, 1, 0], answered: 1, of: 4, right: null },
      { counts: [1, 0, 0] },
      { counts: [0, 0, 1], right: [2] },
    ]);
    expect(remains?.words).toMatchObject([
      { question: 'Eins?' },
      { question: 'Zwei?' },
      { question: 'Drei?' },
    ]);
    expect(JSON.stringify(remains)).not.toMatch(/votes|choices|missing|number|sign|seat/);
  });

  it('is nothing of a question thrown away while it was open, and of one that nobody answered', () => {
    let state = play(room(), [[teacher, 'poll.open', own]]);
    ({ state } = vote(state, 5, 1));
    state = play(state, [
      [teacher, 'poll.discard', {}],
      [teacher, 'poll.open', own],
      [teacher, 'poll.close', {}],
    ]);
    expect(left(state)).toBeNull();
  });

  it('is bounded, and no child can read it', () => {
    let state = room();
    for (let times = 0; times < 30; times += 1) {
      state = play(state, [[teacher, 'poll.open', own]]);
      ({ state } = vote(state, 5, 1));
      state = play(state, [[teacher, 'poll.close', {}]]);
    }
    expect(left(state)?.value).toHaveLength(20);
    expect(JSON.stringify(see(state, 6))).not.toContain('poll-results');
  });
});
