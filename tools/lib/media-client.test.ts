import { gzipSync } from 'node:zlib';
import * as vendor from 'livekit-client';
import { beforeAll, expect, it } from 'vitest';
import { bundleMediaClient } from './media-client.mjs';

let code = '';
beforeAll(async () => {
  const { outputFiles } = await bundleMediaClient({ write: false, minify: true });
  code = outputFiles?.[0]?.text ?? '';
});

it('a child waits for no more of the media library than a lesson calls', () => {
  expect(gzipSync(code).byteLength).toBeLessThan(138_000);
});

it('what a browser gets is the library as the vendor ships it, name by name', async () => {
  const ours: Record<string, unknown> = await import(
    /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  );
  expect(Object.keys(ours)).toContain('Room');
  for (const [name, value] of Object.entries(ours)) {
    const theirs: unknown = Reflect.get(vendor, name);
    if (typeof value !== 'function') expect(JSON.stringify(value), name).toBe(JSON.stringify(theirs));
    else expect(memberNames(value), name).toEqual(memberNames(theirs));
  }
});

it('a declared field of a class does not hide what its parent has set', () => {
  expect(code).not.toMatch(/class [\w$]* ?extends [\w$.]+\{[\w$]+;/);
});

function memberNames(value: unknown): string[] {
  if (typeof value !== 'function') return [];
  const prototype: unknown = value.prototype;
  return typeof prototype === 'object' && prototype !== null
    ? Object.getOwnPropertyNames(prototype).sort()
    : [];
}
