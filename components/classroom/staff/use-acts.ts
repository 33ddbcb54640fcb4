'use client';

import { useCallback, useMemo, useState } from 'react';
import type { Classroom } from '@/lib/classroom/client/classroom';
import type { RefusalCode } from '@/lib/classroom/protocol';
import type { Act, Body, Room } from './room-context';

export type Refusal = { readonly code: RefusalCode | 'offline'; readonly at: number };

const idOf = (type: string, key: string | number | undefined) => `${type} ${key ?? ''}`;

/** What is on its way to the server, and what came back refused. */
export function useActs(classroom: Classroom): {
  readonly room: Room;
  readonly refusal: Refusal | null;
  readonly forget: () => void;
} {
  const [pending, setPending] = useState<ReadonlyMap<string, Body>>(new Map());
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const act = useCallback<Act>(
    async (type, body = {}, key) => {
      const id = idOf(type, key);
      setRefusal(null);
      setPending((before) => new Map(before).set(id, body));
      const result = await classroom.send(type, body);
      setPending((before) => new Map([...before].filter(([other, sent]) => other !== id || sent !== body)));
      if (!result.ok) setRefusal({ code: result.code, at: Date.now() });
      return result;
    },
    [classroom],
  );
  const room = useMemo<Room>(
    () => ({
      classroom,
      act,
      isPending: (type, key) => pending.has(idOf(type, key)),
      wanted: (type, key) => pending.get(idOf(type, key)),
    }),
    [classroom, act, pending],
  );
  const forget = useCallback(() => setRefusal(null), []);
  return { room, refusal, forget };
}
