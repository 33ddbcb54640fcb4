/** Before every test file: what a test waits for comes when the machine gets to it. A busy one must not make a second out of that a fault. */
import { vi } from 'vitest';

const timeout = 10_000;
const { waitFor } = vi;

vi.waitFor = (callback, options) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout, ...options });
