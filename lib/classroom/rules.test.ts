import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fineIntents as fine } from '@/lib/testing/fine-intents';
import { makeLiveState, seatNumbers } from '@/lib/testing/live-state';
import { readHands } from '@/lib/hands/feature';
import { readHelp } from '@/lib/help/feature';
import type { LiveState } from './feature';
import { applyDecision, decideIntent, intentRules } from './rules';

const now = new Date('2026-11-24T07:00:00Z');

function run(state: LiveState, number: number, type: string, body: unknown = fine[type] ?? {}) {
  const actor = state.seats.get(number);
  if (!actor) throw new Error('no such seat');
  return decideIntent({ state, actor, type, body, now, random: () => 0 });
}

describe.each(Object.entries(seatNumbers))('the permission table for %s', (who, number) => {
  it.each([...intentRules])('%s is allowed or refused as its row says', (type, rule) => {
    const isAllowed =
      who === 'bench' ? rule.may.bench : who in rule.may && rule.may[who as keyof typeof rule.may];
    const result = run(makeLiveState(), number, type);
    const isForbidden = !result.ok && result.code === 'forbidden';
    expect(isForbidden).toBe(!isAllowed);
  });
});

describe('a hostile client', () => {
  it('is refused for what is not an intent, whatever its body', () => {
    fc.assert(
      fc.property(fc.string(), fc.anything(), (type, body) => {
        const result = run(makeLiveState(), seatNumbers.pupil, `x${type}`, body);
        expect(result).toEqual({ ok: false, code: 'unknown' });
      }),
      { seed: 1 },
    );
  });

  it('cannot make an intent do anything with a body of the wrong shape', () => {
    const types = fc.constantFrom(...intentRules.keys());
    const bodies = fc.oneof(
      fc.anything().filter((body) => body !== undefined),
      fc.record({ number: fc.anything(), extra: fc.anything() }),
    );
    fc.assert(
      fc.property(types, bodies, (type, body) => {
        const result = run(makeLiveState(), seatNumbers.teacher, type, body);
        const parsed = intentRules.get(type)?.schema.safeParse(body).success;
        if (!parsed) expect(result.ok).toBe(false);
      }),
      { seed: 2 },
    );
  });

  it('cannot reach a seat that is not there, nor an adult', () => {
    for (const type of ['seat.remove', 'media.mute', 'seat.to-bench', 'media.close-camera']) {
      expect(run(makeLiveState(), seatNumbers.teacher, type, { number: 999 })).toMatchObject({
        code: 'not-found',
      });
      expect(
        run(makeLiveState(), seatNumbers.coteacher, type, { number: seatNumbers.teacher }),
      ).toMatchObject({ code: 'forbidden' });
    }
  });
});

describe('any order and repetition of intents', () => {
  const actions = fc.array(
    fc.tuple(fc.constantFrom(...Object.values(seatNumbers)), fc.constantFrom(...intentRules.keys())),
    { maxLength: 60 },
  );

  it('leaves at most one turn, one hand and one help call per present child, and the teacher in place', () => {
    fc.assert(
      fc.property(actions, (steps) => {
        let state = makeLiveState();
        for (const [number, type] of steps) {
          const decided = run(state, number, type);
          if (decided.ok) ({ state } = applyDecision(state, decided.value));
        }
        const hands = readHands(state);
        expect(hands.filter((hand) => hand.turn).length).toBeLessThanOrEqual(1);
        for (const rows of [hands, readHelp(state)]) {
          expect(new Set(rows.map((row) => row.number)).size).toBe(rows.length);
          for (const { number } of rows) expect(state.seats.get(number)?.state).toBe('admitted');
        }
        expect(['admitted', 'left']).toContain(state.seats.get(seatNumbers.teacher)?.state);
        const holders = [...state.seats.values()].filter((seat) => seat.holdsSign).map((seat) => seat.signId);
        expect(new Set(holders).size).toBe(holders.length);
      }),
      { seed: 3, numRuns: 300 },
    );
  });

  it('a raised hand keeps its place however often it is raised', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), (times) => {
        let state = makeLiveState();
        for (let count = 0; count < times; count += 1) {
          const actor = state.seats.get(seatNumbers.pupil);
          if (!actor) throw new Error('no pupil');
          const at = new Date(now.getTime() + count * 1000);
          const decided = decideIntent({
            state,
            actor,
            type: 'hands.raise',
            body: {},
            now: at,
            random: () => 0,
          });
          if (decided.ok) ({ state } = applyDecision(state, decided.value));
        }
        expect(readHands(state)[0]?.since).toBe(now.toISOString());
      }),
      { seed: 4 },
    );
  });
});
