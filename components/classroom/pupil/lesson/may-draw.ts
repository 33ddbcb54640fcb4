import type { LessonFacts } from '@/lib/classroom/schema';

/** What is said for one child counts before what is said for all. */
export function mayDraw(board: LessonFacts['board'] | undefined, number: number): boolean {
  if (!board) return false;
  return board.exceptions.find((exception) => exception.number === number)?.drawing ?? board.drawing;
}
