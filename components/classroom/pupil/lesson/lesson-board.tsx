'use client';

import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { BoardView } from '@/components/boards/board-view';
import { BoardProvider } from '@/lib/boards/client/board-provider';
import { type BoardChannel } from '@/lib/boards/client/channel';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import { isStaff } from '@/lib/shared/roles';
import { mayDraw } from './may-draw';

type LessonBoardProps = {
  readonly classroom: Classroom;
  readonly facts: Partial<LessonFacts>;
  readonly board: LessonFacts['board'];
};

const asPupil = { role: 'pupil' } as const;
const providers = new WeakMap<BoardChannel, BoardProvider>();

/** One per lesson: the stage may show something else for a while, and no stroke may be lost meanwhile. */
function providerOf(channel: BoardChannel): BoardProvider {
  const provider = providers.get(channel) ?? new BoardProvider(channel);
  providers.set(channel, provider);
  return provider;
}

/** The class board as a child has it. Everything heavy of the lesson hangs on this file, which is loaded last. */
export function LessonBoard({ classroom, facts, board }: LessonBoardProps) {
  const locale = useLocale();
  const provider = providerOf(classroom.boardChannel);
  // Scripts may read the policy's nonce, markup may not: the board's own styles need it.
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce;

  const { seats } = facts;
  const names = useMemo(
    () => new Map((seats ?? []).flatMap(({ number, name }) => (name ? [[number, name] as const] : []))),
    [seats],
  );
  const staffSeats = useMemo(
    () => new Set((seats ?? []).filter(({ role }) => isStaff(role)).map(({ number }) => number)),
    [seats],
  );
  const me = facts.lesson?.me.number ?? 0;
  return (
    <BoardView
      provider={provider}
      {...asPupil}
      seatNumber={me}
      mayDraw={mayDraw(board, me)}
      pageId={board.pageId}
      clearedPageId={board.clearedPageId}
      locale={locale}
      nonce={nonce}
      names={names}
      staffSeats={staffSeats}
    />
  );
}
