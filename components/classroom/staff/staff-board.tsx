'use client';

import { BoardView } from '@/components/boards/board-view';
import type { WipeRef } from '@/components/boards/page-strip';
import type { LessonFacts } from '@/lib/classroom/schema';
import { useBoardProps } from '../use-board-props';
import { useRoom } from './room-context';

type StaffBoardProps = {
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
  readonly wipe: WipeRef;
};

const asStaff = { role: 'staff' } as const;

/** The class board with the pages and all tools. The editor hangs on this file, so it is loaded last. */
export function StaffBoard({ facts, board, wipe }: StaffBoardProps) {
  const { classroom, act } = useRoom();
  const props = useBoardProps(classroom, facts, board);
  return (
    <BoardView {...props} {...asStaff} mayDraw wipe={wipe} onIntent={(type, body) => void act(type, body)} />
  );
}
