import 'server-only';
import * as Y from 'yjs';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { type DeleteRange, decodeUpdate } from './inspect';

/** The update without the structs of these clients (R4). */
export function withoutAuthors(bytes: Uint8Array, clients: ReadonlySet<number>): Uint8Array {
  if (clients.size === 0) {
    return bytes;
  }
  // "You have seen all of theirs": Yjs leaves out what the other side has.
  return Y.diffUpdate(
    bytes,
    Y.encodeStateVector(new Map(Array.from(clients, (client) => [client, 2 ** 40]))),
  );
}

/** The update with this delete set instead of its own. Null for one that is not encoded as Yjs encodes. */
export function withDeletes(bytes: Uint8Array, kept: readonly DeleteRange[]): Uint8Array | null {
  const update = decodeUpdate(bytes);
  if (!update) {
    return null;
  }
  const own: DeleteRange[] = [];
  for (const [client, ranges] of update.ds.clients) {
    own.push(...ranges.map(({ clock, len }) => ({ client, clock, len })));
  }
  const tail = encodeDeletes(own);
  const head = bytes.subarray(0, bytes.byteLength - tail.byteLength);
  if (!isEqual(bytes.subarray(head.byteLength), tail)) {
    return null;
  }
  const end = encodeDeletes(kept);
  const result = new Uint8Array(head.byteLength + end.byteLength);
  result.set(head);
  result.set(end, head.byteLength);
  return result;
}

function encodeDeletes(ranges: readonly DeleteRange[]): Uint8Array {
  const byClient = new Map<number, DeleteRange[]>();
  for (const range of ranges) {
    const list = byClient.get(range.client);
    if (list) {
      list.push(range);
    } else {
      byClient.set(range.client, [range]);
    }
  }
  const encoder = createEncoder();
  writeVarUint(encoder, byClient.size);
  for (const [client, list] of byClient) {
    writeVarUint(encoder, client);
    writeVarUint(encoder, list.length);
    for (const { clock, len } of list) {
      writeVarUint(encoder, clock);
      writeVarUint(encoder, len);
    }
  }
  return toUint8Array(encoder);
}

function isEqual(a: Uint8Array, b: Uint8Array): boolean {
  return a.byteLength === b.byteLength && a.every((byte, at) => byte === b[at]);
}
