import fc from 'fast-check';
import { createDecoder, readVarUint as readTheirs } from 'lib0/decoding';
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding';
import { expect, it } from 'vitest';
import { readVarUint, varUintBytes } from './varint';

const numbers = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 49 - 1 }));

it('every number is written and read as lib0 does it', () => {
  fc.assert(
    fc.property(numbers, fc.uint8Array({ maxLength: 4 }), (value, rest) => {
      const encoder = createEncoder();
      writeVarUint(encoder, value);
      const theirs = toUint8Array(encoder);
      expect(Uint8Array.from(varUintBytes(value))).toEqual(theirs);
      const bytes = Uint8Array.from([...theirs, ...rest]);
      expect(readVarUint(bytes, 0)).toEqual({ value, next: theirs.length });
      expect(readTheirs(createDecoder(bytes))).toBe(value);
    }),
  );
});

it('whatever bytes a stranger sends, the answer is an exact number inside them or nothing', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 20 }), fc.nat(25), (bytes, from) => {
      const read = readVarUint(bytes, from);
      if (read === null) return;
      expect(Number.isSafeInteger(read.value) && read.value >= 0).toBe(true);
      expect(read.next).toBeGreaterThan(from);
      expect(read.next).toBeLessThanOrEqual(bytes.length);
    }),
  );
});

it('a number without an end is none', () => {
  expect(readVarUint(new Uint8Array(1000).fill(255), 0)).toBeNull();
  expect(readVarUint(Uint8Array.of(128, 128), 0)).toBeNull();
  expect(readVarUint(Uint8Array.of(), 0)).toBeNull();
});
