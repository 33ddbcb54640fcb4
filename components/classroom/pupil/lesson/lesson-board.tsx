'use client';

import { BoardView } from '@/components/boards/board-view';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useBoardProps } from '../../use-board-props';
import { mayDraw } from './may-draw';

type LessonBoardProps = {
  readonly classroom: Classroom;
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
};

const asPupil = { role: 'pupil' } as const;

/** The class board as a child has it. Everything heavy of the lesson hangs on this file, which is loaded last. */
export function LessonBoard({ classroom, facts, board }: LessonBoardProps) {
  const props = useBoardProps(classroom, facts, board);
  return <BoardView {...props} {...asPupil} mayDraw={mayDraw(board, props.seatNumber)} />;
}
