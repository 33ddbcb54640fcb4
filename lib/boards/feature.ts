/** The board's facts in a lesson: who may draw, which page everybody sees. What is on the pages travels through Yjs (SPEC.md, DRAW). */
import { z } from 'zod';
import {
  intentRule,
  type Decision,
  type Feature,
  type LiveSeat,
  type LiveState,
  type Viewer,
} from '@/lib/classroom/feature';
import { staffOnly } from '@/lib/classroom/permissions';
import type { LessonFacts } from '@/lib/classroom/schema';
import { ok, refuse } from '@/lib/shared/result';
import { isStaff } from '@/lib/shared/roles';
import { firstPageId, pageIdSchema } from './schema';

const slice = 'board';
const stored = z.object({
  drawing: z.boolean(),
  pageId: pageIdSchema,
  clearedPageId: pageIdSchema.nullable(),
});
type Stored = z.infer<typeof stored>;
const initial: Stored = { drawing: false, pageId: firstPageId, clearedPageId: null };
const exception = z.object({ drawing: z.boolean() });

function readStored(state: LiveState): Stored {
  const parsed = stored.safeParse(state.facts.get(slice)?.get(''));
  return parsed.success ? parsed.data : initial;
}

/** Seat numbers with a rule of their own, in order. */
function readExceptions(state: LiveState): LessonFacts['board']['exceptions'] {
  return [...(state.facts.get(slice) ?? [])]
    .flatMap(([key, value]) => {
      const rule = key === '' ? undefined : exception.safeParse(value);
      return rule?.success ? [{ number: Number(key), drawing: rule.data.drawing }] : [];
    })
    .sort((one, other) => one.number - other.number);
}

/** The board's facts as the server holds them. */
export function readBoard(state: LiveState): LessonFacts['board'] {
  return {
    boardId: state.boardId,
    epoch: state.boardEpoch,
    ...readStored(state),
    exceptions: readExceptions(state),
  };
}

/** Asked for every update that a seat sends (DRAW-1). */
export function mayDraw(state: LiveState, seat: LiveSeat): boolean {
  if (seat.state !== 'admitted') return false;
  if (isStaff(seat.role)) return true;
  const own = exception.safeParse(state.facts.get(slice)?.get(String(seat.number)));
  return own.success ? own.data.drawing : readStored(state).drawing;
}

const put = (state: LiveState, change: Partial<Stored>): Decision => ({
  put: [{ slice, key: '', value: { ...readStored(state), ...change } }],
});

/** DRAW-2: a rule for all ends the rules for single children. */
const allowAll = (state: LiveState, drawing: boolean): Decision => ({
  ...put(state, { drawing }),
  drop: readExceptions(state).map((one) => ({ slice, key: String(one.number) })),
});

/** A pupil learns its own rule, not who else may draw or may not. */
function viewBoard(state: LiveState, viewer: Viewer): LessonFacts['board'] | undefined {
  if (viewer.state !== 'admitted') return undefined;
  const board = readBoard(state);
  return isStaff(viewer.role)
    ? board
    : {
        ...board,
        clearedPageId: null,
        exceptions: board.exceptions.filter(({ number }) => number === viewer.number),
      };
}

const page = z.strictObject({ pageId: pageIdSchema });

export const boardFeature: Feature = {
  name: 'board',
  intents: {
    'board.allow': intentRule({
      schema: z.strictObject({ number: z.number().int().positive().nullable(), drawing: z.boolean() }),
      may: staffOnly,
      decide: ({ state }, { number, drawing }) => {
        if (number === null) return ok(allowAll(state, drawing));
        const seat = state.seats.get(number);
        if (seat?.state !== 'admitted' || isStaff(seat.role)) return refuse('not-found');
        return drawing === readStored(state).drawing
          ? ok({ drop: [{ slice, key: String(number) }] })
          : ok({ put: [{ slice, key: String(number), value: { drawing } }] });
      },
    }),
    'board.page': intentRule({
      schema: page,
      may: staffOnly,
      decide: ({ state }, { pageId }) => ok(put(state, { pageId })),
    }),
    'board.add-page': intentRule({
      schema: page,
      may: staffOnly,
      decide: ({ state }, { pageId }) =>
        pageId === readStored(state).pageId ? refuse('not-now') : ok(put(state, { pageId })),
    }),
    'board.clear': intentRule({
      schema: z.strictObject({ freshPageId: pageIdSchema }),
      may: staffOnly,
      decide: ({ state }, { freshPageId }) => {
        const { pageId } = readStored(state);
        return freshPageId === pageId
          ? refuse('not-now')
          : ok(put(state, { pageId: freshPageId, clearedPageId: pageId })); // DRAW-3
      },
    }),
    'board.undo-clear': intentRule({
      schema: z.strictObject({}),
      may: staffOnly,
      decide: ({ state }) => {
        const { clearedPageId } = readStored(state);
        return clearedPageId === null
          ? refuse('not-now')
          : ok(put(state, { pageId: clearedPageId, clearedPageId: null }));
      },
    }),
  },
  slices: { [slice]: { dependsOn: [slice], perSeat: true, view: viewBoard } },
  seatSlices: [slice],
  // Work is done on the board, listening and talking is not; "Spielen" leaves it as it is.
  onMode: (state, mode) => (mode === 'play' ? {} : allowAll(state, mode === 'work')),
  // Everybody in class sees the class board.
  documents: {
    kind: 'class',
    dependsOn: [slice],
    wanted: () => [],
    mayRead: () => true,
    mayWrite: mayDraw,
  },
  protection: { slices: [slice], shut: (state) => allowAll(state, false) },
};
