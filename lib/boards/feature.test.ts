import { describe, expect, test } from 'vitest';
import { applyDecision, decideIntent } from '@/lib/classroom/rules';
import type { LiveSeat, LiveState } from '@/lib/classroom/feature';
import type { SeatState } from '@/lib/classroom/schema';
import type { Role } from '@/lib/shared/roles';
import { boardFeature, mayDraw, readBoard } from './feature';
import { firstPageId } from './schema';

const now = new Date('2024-09-02T08:00:00Z');
const seat = (number: number, role: Role, state: SeatState = 'admitted'): LiveSeat => ({
  number,
  role,
  state,
  via: 'card',
  marked: false,
  online: true,
  mediaIdentity: `m${number}`,
  seatId: `s${number}`,
  signId: null,
  cardId: null,
  holdsSign: true,
});
const teacher = seat(1, 'teacher');
const helper = seat(2, 'coteacher');
const mia = seat(3, 'pupil');
const can = seat(4, 'pupil');
const waiting = seat(5, 'pupil', 'bench');
const start: LiveState = {
  lesson: {
    lessonId: 'l',
    title: 't',
    className: '2a',
    kind: 'class',
    grade: '1-2',
    startsAt: '',
    endsAt: '',
    state: 'live',
    teacherName: 'Frau Kaya',
    media: false,
  },
  boardId: 'b',
  boardEpoch: 1,
  documents: [],
  facts: new Map(),
  words: new Map(),
  seats: new Map([teacher, helper, mia, can, waiting].map((one) => [one.number, one])),
};

function tell(state: LiveState, actor: LiveSeat, type: string, body: unknown) {
  const decision = decideIntent({ state, actor, type, body, now, random: () => 0 });
  return decision.ok ? applyDecision(state, decision.value).state : decision.code;
}
function after(...steps: readonly (readonly [string, unknown])[]): LiveState {
  return steps.reduce((state, [type, body]) => {
    const next = tell(state, teacher, type, body);
    if (typeof next === 'string') throw new Error(next);
    return next;
  }, start);
}
const view = (state: LiveState, { number, role, state: own }: LiveSeat) =>
  boardFeature.slices['board']?.view(state, { number, role, state: own });

describe('who may draw', () => {
  test('[DRAW-1] at first only staff draw', () => {
    expect([teacher, helper, mia, waiting].map((one) => mayDraw(start, one))).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test('[DRAW-1] the teacher allows all, but never a child on the bench or one that was removed', () => {
    const open = after(['board.allow', { number: null, drawing: true }]);
    expect(
      [mia, can, waiting, seat(6, 'pupil', 'removed'), seat(7, 'teacher', 'bench')].map((one) =>
        mayDraw(open, one),
      ),
    ).toEqual([true, true, false, false, false]);
  });

  test('[DRAW-1] an exception counts for one child, and one that says what all may is none', () => {
    const one = after(['board.allow', { number: 3, drawing: true }]);
    expect([mayDraw(one, mia), mayDraw(one, can)]).toEqual([true, false]);
    expect(
      readBoard(
        after(['board.allow', { number: 3, drawing: true }], ['board.allow', { number: 3, drawing: false }]),
      ).exceptions,
    ).toEqual([]);
  });

  test('[DRAW-2] setting it for all forgets every exception', () => {
    const state = after(
      ['board.allow', { number: 3, drawing: true }],
      ['board.allow', { number: null, drawing: false }],
    );
    expect(mayDraw(state, mia)).toBe(false);
    expect(readBoard(state).exceptions).toEqual([]);
  });

  test('an exception for somebody who is not an admitted child is refused', () => {
    for (const number of [1, 5, 99]) {
      expect(tell(start, teacher, 'board.allow', { number, drawing: true })).toBe('not-found');
    }
  });

  test('a damaged row in the store counts as not allowed', () => {
    const state = {
      ...start,
      facts: new Map([
        [
          'board',
          new Map<string, unknown>([
            ['', { drawing: 'yes' }],
            ['3', 1],
          ]),
        ],
      ]),
    };
    expect(mayDraw(state, mia)).toBe(false);
    expect(readBoard(state)).toMatchObject({ pageId: firstPageId, exceptions: [] });
  });
});

describe('which page everybody sees', () => {
  test('staff turn the page', () => {
    expect(readBoard(after(['board.page', { pageId: 'page:two' }])).pageId).toBe('page:two');
    expect(readBoard(after(['board.add-page', { pageId: 'page:three' }])).pageId).toBe('page:three');
  });

  test('[DRAW-3] clearing shows a fresh page and can be undone, also after turning pages', () => {
    const cleared = after(
      ['board.clear', { freshPageId: 'page:fresh' }],
      ['board.page', { pageId: 'page:two' }],
    );
    expect(readBoard(cleared)).toMatchObject({ pageId: 'page:two', clearedPageId: firstPageId });
    const back = tell(cleared, helper, 'board.undo-clear', {});
    expect(typeof back === 'string' ? back : readBoard(back)).toMatchObject({
      pageId: firstPageId,
      clearedPageId: null,
    });
  });

  test('there is nothing to undo before clearing, and clearing onto the same page is refused', () => {
    expect(tell(start, teacher, 'board.undo-clear', {})).toBe('not-now');
    expect(tell(start, teacher, 'board.clear', { freshPageId: firstPageId })).toBe('not-now');
    expect(tell(start, teacher, 'board.add-page', { pageId: firstPageId })).toBe('not-now');
  });

  test.each(['board.allow', 'board.page', 'board.add-page', 'board.clear', 'board.undo-clear'])(
    'a pupil and a bench seat are refused %s',
    (type) => {
      const body = { number: null, drawing: true, pageId: 'page:x', freshPageId: 'page:x' };
      expect(tell(start, mia, type, body)).toBe('forbidden');
      expect(tell(start, waiting, type, body)).toBe('forbidden');
    },
  );

  test.each([
    {},
    { pageId: 5 },
    { pageId: 'shape:x' },
    { pageId: `page:${'x'.repeat(99)}` },
    { pageId: 'page:x', more: 1 },
  ])('the page %j is malformed', (body) => {
    expect(tell(start, teacher, 'board.page', body)).toBe('malformed');
  });
});

describe('what a viewer learns of the board', () => {
  test('staff see all exceptions, a child only its own, a bench nothing', () => {
    const state = after(
      ['board.allow', { number: 3, drawing: true }],
      ['board.allow', { number: 4, drawing: true }],
    );
    expect(view(state, teacher)).toMatchObject({
      exceptions: [
        { number: 3, drawing: true },
        { number: 4, drawing: true },
      ],
    });
    expect(view(state, mia)).toMatchObject({ exceptions: [{ number: 3, drawing: true }] });
    expect(view(state, waiting)).toBeUndefined();
  });
});
