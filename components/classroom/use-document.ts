'use client';

import { useCallback, useSyncExternalStore } from 'react';
import { BoardProvider } from '@/lib/boards/client/board-provider';
import type { BoardChannel } from '@/lib/boards/client/channel';
import type { Classroom } from '@/lib/classroom/client/classroom';

/** Who looks away for a moment need not load it anew. */
const keepMs = 2_000;

type Held = {
  readonly provider: BoardProvider;
  users: number;
  timer: ReturnType<typeof setTimeout> | undefined;
};
const held = new WeakMap<BoardChannel, Held>();

function take(channel: BoardChannel): void {
  const present = held.get(channel) ?? { provider: new BoardProvider(channel), users: 0, timer: undefined };
  held.set(channel, present);
  present.users += 1;
  clearTimeout(present.timer);
}

function release(channel: BoardChannel): void {
  const present = held.get(channel);
  if (!present) return;
  present.users -= 1;
  if (present.users > 0) return;
  present.timer = setTimeout(() => {
    present.provider.close();
    held.delete(channel);
  }, keepMs);
}

/** A document of the lesson while somebody looks at it; all who do share one copy. Null: there is none to look at, or not yet. */
export function useDocument(classroom: Classroom, stream: number | null): BoardProvider | null {
  const channel = stream === null ? null : classroom.documentChannel(stream);
  const subscribe = useCallback(
    (onChange: () => void) => {
      if (!channel) return () => undefined;
      take(channel);
      onChange();
      return () => release(channel);
    },
    [channel],
  );
  const read = () => (channel ? (held.get(channel)?.provider ?? null) : null);
  return useSyncExternalStore(subscribe, read, () => null);
}

/** Documents of the lesson for one deed, whole as the server has them; let go of afterwards. */
export async function withDocuments<T>(
  classroom: Classroom,
  streams: readonly number[],
  deed: (providers: readonly BoardProvider[]) => Promise<T>,
): Promise<T> {
  const channels = streams.map((stream) => classroom.documentChannel(stream));
  channels.forEach(take);
  try {
    const providers = channels.flatMap((channel) => held.get(channel)?.provider ?? []);
    await Promise.all(providers.map(untilLoaded));
    return await deed(providers);
  } finally {
    channels.forEach(release);
  }
}

/** Waits as long as the connection is away. */
export function untilLoaded(provider: BoardProvider): Promise<void> {
  return new Promise((resolve) => {
    const look = () => {
      if (!provider.getSnapshot().loaded) return;
      leave();
      resolve();
    };
    const leave = provider.subscribe(look);
    look();
  });
}
