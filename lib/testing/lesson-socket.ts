import { decodeFrame, decodeJson, frameKind } from '@/lib/classroom/protocol';
import type { SyncSocket } from '@/lib/server/sync/socket';

/** A seat's end of the lesson socket in a test: what it was told, slice by slice, and how it was closed. */
export function lessonSocket(): SyncSocket & {
  readonly facts: Map<string, unknown>;
  readonly closed: () => { code: number; reason: string } | null;
} {
  const facts = new Map<string, unknown>();
  let closed: { code: number; reason: string } | null = null;
  return {
    facts,
    closed: () => closed,
    bufferedAmount: 0,
    send: (bytes) => {
      const frame = decodeFrame(bytes);
      if (frame?.kind !== frameKind.fact) return;
      const { slice, value } = decodeJson(frame.payload) as { slice: string; value: unknown };
      facts.set(slice, value);
    },
    close: (code, reason) => {
      closed ??= { code, reason };
    },
  };
}
