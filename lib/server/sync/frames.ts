import 'server-only';
import { emptyPayload, encodeFrame, encodeJson, type FrameKind } from '@/lib/classroom/protocol';

/** A frame that the server says of itself, on a document's stream. */
export function serverFrame(
  stream: number,
  kind: FrameKind,
  payload: Uint8Array = emptyPayload,
  seq = 0,
  seat = 0,
): Uint8Array {
  return encodeFrame({ stream, kind, seat, seq, payload });
}

export function jsonFrame(stream: number, kind: FrameKind, value: unknown, seq = 0): Uint8Array {
  return serverFrame(stream, kind, encodeJson(value), seq);
}
