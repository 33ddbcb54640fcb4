'use client';

import { useState } from 'react';
import { useRoom } from '@/components/classroom/staff/room-context';
import { useBoardProps } from '@/components/classroom/use-board-props';
import { untilLoaded, withDocuments } from '@/components/classroom/use-document';
import type { LessonFacts } from '@/lib/classroom/schema';
import type { TablesFact } from '@/lib/tables/schema';
import { useTableName } from './use-table-name';

/** Why nothing, or not all, came to the board. */
export type BringProblem = 'nothing' | 'full';

type BringSheets = {
  readonly isBusy: boolean;
  readonly problem: BringProblem | null;
  readonly bring: (sheets: TablesFact['sheets']) => void;
};

type Input = {
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
  /** The class sees the first of the new pages. */
  readonly onBrought: () => void;
};

/** Sheets of tables become pages of the class board, and the lesson turns to the first of them. */
export function useBringSheets({ facts, board, onBrought }: Input): BringSheets {
  const { classroom, act } = useRoom();
  const { provider } = useBoardProps(classroom, facts, board);
  const nameOf = useTableName();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<BringProblem | null>(null);
  async function bring(sheets: TablesFact['sheets']): Promise<void> {
    // The board's part is as heavy as the editor.
    const { bringSheets } = await import('@/components/boards/bring-sheets');
    const streams = sheets.map(({ stream }) => stream);
    const { pages, isFull } = await withDocuments(classroom, streams, async (providers) => {
      await untilLoaded(provider);
      const named = providers.flatMap((one, at) => {
        const table = sheets[at]?.table;
        return table === undefined ? [] : [{ doc: one.getSnapshot().doc, name: nameOf(table) }];
      });
      return bringSheets(named, provider.getSnapshot().doc);
    });
    setProblem(isFull ? 'full' : pages.length === 0 ? 'nothing' : null);
    const [first] = pages;
    if (first === undefined) return;
    if (facts.room?.stage === 'children') await act('room.stage', { stage: 'board' });
    const turned = await act('board.add-page', { pageId: first });
    if (turned.ok && !isFull) onBrought();
  }
  return {
    isBusy,
    problem,
    bring: (sheets) => {
      if (isBusy) return;
      setBusy(true);
      setProblem(null);
      void bring(sheets).finally(() => setBusy(false));
    },
  };
}
