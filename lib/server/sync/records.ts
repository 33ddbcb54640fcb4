import 'server-only';
import { createDecoder, hasContent, readUint8, readVarUint, readVarUint8Array } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeUint8, writeVarUint, writeVarUint8Array } from 'lib0/encoding';

/** What the log keeps of one update (L1). The bytes are opaque to the log. */
export type LogRecord = {
  readonly seq: number;
  readonly kind: number;
  readonly seat: number;
  readonly header: Uint8Array;
  readonly bytes: Uint8Array;
};

export function encodeRecords(records: readonly LogRecord[]): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  for (const record of records) {
    writeVarUint(encoder, record.seq);
    writeUint8(encoder, record.kind);
    writeVarUint(encoder, record.seat);
    writeVarUint8Array(encoder, record.header);
    writeVarUint8Array(encoder, record.bytes);
  }
  return new Uint8Array(toUint8Array(encoder));
}

/** @throws on bytes that are no records; only the log's own rows come here */
export function decodeRecords(bytes: Uint8Array): LogRecord[] {
  const decoder = createDecoder(bytes);
  const records: LogRecord[] = [];
  while (hasContent(decoder)) {
    records.push({
      seq: readVarUint(decoder),
      kind: readUint8(decoder),
      seat: readVarUint(decoder),
      header: readVarUint8Array(decoder),
      bytes: readVarUint8Array(decoder),
    });
  }
  return records;
}

export type AuthorPair = readonly [clientId: number, seat: number];

/** A record's header, and the author table of a snapshot: which seat a Yjs client id belongs to. */
export function encodeAuthors(pairs: Iterable<AuthorPair>): Uint8Array {
  const encoder = createEncoder();
  for (const [clientId, seat] of pairs) {
    writeVarUint(encoder, clientId);
    writeVarUint(encoder, seat);
  }
  return toUint8Array(encoder);
}

export function decodeAuthors(bytes: Uint8Array): AuthorPair[] {
  const decoder = createDecoder(bytes);
  const pairs: AuthorPair[] = [];
  while (hasContent(decoder)) {
    pairs.push([readVarUint(decoder), readVarUint(decoder)]);
  }
  return pairs;
}

/** A snapshot's bytes: the author table, then the state in V2 encoding. */
export function encodeSnapshot(authors: Iterable<AuthorPair>, state: Uint8Array): Uint8Array<ArrayBuffer> {
  const encoder = createEncoder();
  writeVarUint8Array(encoder, encodeAuthors(authors));
  writeVarUint8Array(encoder, state);
  return new Uint8Array(toUint8Array(encoder));
}

export function decodeSnapshot(bytes: Uint8Array): { authors: AuthorPair[]; state: Uint8Array } {
  const decoder = createDecoder(bytes);
  return { authors: decodeAuthors(readVarUint8Array(decoder)), state: readVarUint8Array(decoder) };
}
