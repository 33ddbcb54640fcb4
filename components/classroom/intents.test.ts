import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { intentRules } from '@/lib/classroom/rules';

const sources = readdirSync('components', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.test.'))
  .map((file) => readFileSync(path.join('components', file), 'utf8'));

const domains = new Set([...intentRules.keys()].map((type) => type.split('.')[0] ?? ''));
/** Where a screen sends an intent or asks about one: the first word of a call, or the `type` of an item. */
const named =
  /\b(?:act|send|isPending|wanted|onIntent)\(\s*'([a-z]+s?\.[a-z-]+)'|\btype="([a-z]+s?\.[a-z-]+)"/g;

it('no screen speaks an intent that the lesson does not know', () => {
  const spoken = new Set(
    sources.flatMap((text) => [...text.matchAll(named)].map(([, call, item]) => call ?? item)),
  );
  expect(spoken.size).toBeGreaterThan(domains.size);
  expect([...spoken].filter((type) => !intentRules.has(String(type)))).toEqual([]);
});
