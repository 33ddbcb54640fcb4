import { randomBytes } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { useKeys } from './keys';
import { signDeletion } from './deletion-signature';
import { isSignedReceipt, signReceipt } from './receipt-signature';

const useNames = (names: string) =>
  useKeys({ names, signIn: 'x'.repeat(32), mediaKey: 'key', mediaSecret: 'x'.repeat(32) });
const names = randomBytes(32).toString('base64');
beforeEach(() => useNames(names));

it('what this installation signed it knows again, also after a restart', () => {
  const signature = signReceipt('Nichts gespeichert.');
  useNames(names);
  expect(isSignedReceipt('Nichts gespeichert.', signature)).toBe(true);
});

it('a changed text, a signature for something else, another installation and rubbish are refused', () => {
  const signature = signReceipt('Nichts');
  expect(isSignedReceipt('nichts', signature)).toBe(false);
  const entry = { schoolId: 'Nichts', number: 1, at: new Date(0), cause: 'time', what: 'seats', count: 1 };
  expect(isSignedReceipt('Nichts', signDeletion({ ...entry, previous: '' }))).toBe(false);
  for (const rubbish of ['', 'x', signature.slice(1), `${signature}AA`]) {
    expect(isSignedReceipt('Nichts', rubbish)).toBe(false);
  }
  useNames(randomBytes(32).toString('base64'));
  expect(isSignedReceipt('Nichts', signature)).toBe(false);
});
