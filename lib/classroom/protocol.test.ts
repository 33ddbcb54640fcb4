import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeFrame, encodeFrame, frameKind } from './protocol';

const header = fc.integer({ min: 0, max: 2 ** 40 });
const frames = fc.record({
  stream: header,
  kind: fc.constantFrom(...Object.values(frameKind)),
  seat: header,
  seq: header,
  payload: fc.uint8Array({ maxLength: 300 }),
});

it('a frame arrives as it was sent', () => {
  fc.assert(
    fc.property(frames, (frame) => {
      expect(decodeFrame(encodeFrame(frame))).toEqual(frame);
    }),
  );
});

it('a frame that breaks off in its header is none, and neither is any other noise', () => {
  fc.assert(
    fc.property(frames, fc.uint8Array({ maxLength: 40 }), (frame, noise) => {
      const whole = encodeFrame(frame);
      const head = whole.length - frame.payload.length;
      for (let length = 0; length < head; length++) expect(decodeFrame(whole.slice(0, length))).toBeNull();
      expect(() => decodeFrame(noise)).not.toThrow();
    }),
  );
  expect(
    decodeFrame(encodeFrame({ stream: 2 ** 40 + 1, kind: 4, seat: 0, seq: 0, payload: new Uint8Array() })),
  ).toBeNull();
});

it('what comes out of a socket of the server can be copied like any bytes', () => {
  const sent = Buffer.from(
    encodeFrame({ stream: 1, kind: 18, seat: 2, seq: 3, payload: Uint8Array.of(7, 8) }),
  );
  const payload = decodeFrame(sent)?.payload ?? new Uint8Array();
  const copy = payload.slice();
  sent.fill(0);
  expect([...copy]).toEqual([7, 8]);
});
