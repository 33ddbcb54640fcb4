/**
 * The wire of `/_sync/<lessonId>`, subprotocol `kreide.v1` (rules: lib/server/sync/SPEC.md).
 * One WebSocket message is one frame: [stream varuint][kind u8][seat varuint][seq varuint][payload…].
 * The header stays outside the payload, so that rights, order and sizes hold when payloads are encrypted.
 */
import { readVarUint, varUintBytes } from '@/lib/shared/varint';

export const subprotocol = 'kreide.v1';
/** Offered beside `subprotocol`: `ticket.<secret>`. Browsers cannot set headers on a WebSocket. */
export const ticketProtocolPrefix = 'ticket.';

/** Stream 0 carries the lesson's facts and intents; stream 1 is the class board; others are documents listed in the facts. */
export const lessonStream = 0;
export const boardStream = 1;

export const frameKind = {
  intent: 1, // up, JSON: seq is the client's request id
  ack: 2, // down, empty: seq is the request id
  refusal: 3, // down, JSON {code}: seq is the request id; on a document's stream the seq of the update that was thrown away
  fact: 4, // down, JSON {slice, value}: the whole slice, so that repetition and loss are harmless
  bye: 5, // down, JSON {reason}: just before the server closes
  ask: 7, // down, empty: seq is a revision; whoever has everything up to here says `have`
  have: 8, // up, empty: seq is the revision of the last `ask`
  beat: 6, // up, empty: is anybody there? down: the same frame, at once
  syncStep1: 16, // both ways: a Yjs state vector. up: `seat` carries the Yjs client id of the sender's document
  syncStep2: 17, // both ways: the update that the other side lacks
  update: 18, // up: seq is the client's counter. down: seat and seq of the author, or seat 0 for a merged tick
  awareness: 19, // up: JSON, the own state or null. down: seat 0, JSON [[seat, state | null], …], what changed since the last
  saved: 20, // down, empty: seq is the client's counter up to which everything is durable
  leave: 22, // up, empty: this document is no longer looked at
  unsaved: 21, // down, JSON {pending, since, readOnly}: the log is behind; {pending: 0} when it is not
} as const;
export type FrameKind = (typeof frameKind)[keyof typeof frameKind];
const kinds = new Set<number>(Object.values(frameKind));

export type Frame = {
  readonly stream: number;
  readonly kind: FrameKind;
  /** The author's seat number, stamped by the server; 0 when there is none. */
  readonly seat: number;
  readonly seq: number;
  readonly payload: Uint8Array;
};

/** What the server accepts in one message. */
export const frameBytesMax = 1024 * 1024;
/** What a client accepts: a whole board comes in one frame. */
export const frameBytesDownMax = 32 * 1024 * 1024;
export const intentBytesMax = 8 * 1024;
const headerNumberMax = 2 ** 40;

export function encodeFrame({ stream, kind, seat, seq, payload }: Frame): Uint8Array {
  const head = [...varUintBytes(stream), kind, ...varUintBytes(seat), ...varUintBytes(seq)];
  const bytes = new Uint8Array(head.length + payload.byteLength);
  bytes.set(head);
  bytes.set(payload, head.length);
  return bytes;
}

/** Returns null for anything that is not a frame; never throws. */
export function decodeFrame(bytes: Uint8Array, bytesMax = frameBytesDownMax): Frame | null {
  if (bytes.byteLength > bytesMax) {
    return null;
  }
  const stream = readVarUint(bytes, 0);
  const kind = stream ? bytes[stream.next] : undefined;
  const seat = stream && readVarUint(bytes, stream.next + 1);
  const seq = seat && readVarUint(bytes, seat.next);
  if (!seq || kind === undefined || !kinds.has(kind)) {
    return null;
  }
  if ([stream, seat, seq].some(({ value }) => value > headerNumberMax)) {
    return null;
  }
  return {
    stream: stream.value,
    kind: kind as FrameKind,
    seat: seat.value,
    seq: seq.value,
    // plain bytes also out of a Node Buffer, whose `slice` would not copy
    payload: new Uint8Array(bytes.buffer, bytes.byteOffset + seq.next, bytes.byteLength - seq.next),
  };
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { fatal: true });
export const emptyPayload = new Uint8Array(0);

export function encodeJson(value: unknown): Uint8Array {
  return encoder.encode(JSON.stringify(value));
}

/** Returns undefined for what is not JSON; the caller parses the shape with zod. */
export function decodeJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(bytes));
  } catch {
    return undefined;
  }
}

/** WebSocket close codes. 44xx is final (y-websocket stops), 45xx means "come back with a fresh ticket". */
export const closeCode = {
  malformed: 4400,
  expired: 4401,
  revoked: 4403,
  movedAway: 4404,
  lessonOver: 4405,
  epochChanged: 4409,
  tooLarge: 4413,
  goingAway: 4500,
  slowReader: 4508,
  tooMany: 4529,
} as const;

/** Why the server ends a connection; each has a screen. */
export const byeReasons = ['moved', 'removed', 'ended', 'refused', 'going-away', 'not-open'] as const;
export type ByeReason = (typeof byeReasons)[number];

/** Codes of refused intents; the UI words them. */
export const refusalCodes = [
  'malformed',
  'too-large',
  'unknown',
  'forbidden',
  'not-found',
  'not-now',
  'nobody-here',
  'too-many',
  'unavailable',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];
