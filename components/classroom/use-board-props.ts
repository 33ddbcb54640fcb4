'use client';

import { useMemo } from 'react';
import { useLocale } from 'use-intl';
import { BoardProvider } from '@/lib/boards/client/board-provider';
import type { BoardChannel } from '@/lib/boards/client/channel';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { LessonFacts } from '@/lib/classroom/schema';
import { isStaff } from '@/lib/shared/roles';

const providers = new WeakMap<BoardChannel, BoardProvider>();

/** One per lesson: the stage may show something else for a while, and no stroke may be lost meanwhile. */
function providerOf(channel: BoardChannel): BoardProvider {
  const provider = providers.get(channel) ?? new BoardProvider(channel);
  providers.set(channel, provider);
  return provider;
}

/** What the class board needs from the lesson, for whoever looks at it. */
export function useBoardProps(
  classroom: Classroom,
  facts: Partial<LessonFacts>,
  board: LessonFacts['board'],
) {
  const locale = useLocale();
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
  return {
    provider: providerOf(classroom.boardChannel),
    files: classroom.files ?? null,
    seatNumber: facts.lesson?.me.number ?? 0,
    pageId: board.pageId,
    clearedPageId: board.clearedPageId,
    locale,
    nonce,
    names,
    staffSeats,
  };
}
