'use client';

import { BoardView } from '@/components/boards/board-view';
import { useBoardProps } from '@/components/classroom/use-board-props';
import { useDocument } from '@/components/classroom/use-document';
import { Spinner } from '@/components/ui/spinner';
import { firstPageId } from '@/lib/boards/schema';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';

type TableBoardProps = {
  readonly classroom: Classroom;
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
  readonly table: number;
};

const asPupil = { role: 'pupil', pageId: firstPageId, clearedPageId: null } as const;

/** The sheet of one table; everybody who sits there draws on it. */
export function TableBoard({ classroom, facts, board, table }: TableBoardProps) {
  const props = useBoardProps(classroom, facts, board);
  const sheet = facts.tables?.sheets.find((one) => one.table === table);
  const provider = useDocument(classroom, sheet?.stream ?? null);
  return provider ? (
    <BoardView {...props} {...asPupil} provider={provider} mayDraw />
  ) : (
    <div className="grid size-full place-items-center">
      <Spinner size={48} />
    </div>
  );
}
