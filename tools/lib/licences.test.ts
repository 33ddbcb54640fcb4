import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { listLicences, renderLicences } from './licences.mjs';
import { pinnedVersion } from './livekit.mjs';
import { at } from './paths.mjs';

const lockOf = (license?: string) => ({
  packages: { '': {}, 'node_modules/a': { version: '1.0.0', license }, 'node_modules/b': { dev: true } },
});

describe('the list of licences', () => {
  it('in third-party/ is the one of this package-lock.json', () => {
    const lock = JSON.parse(readFileSync(at('package-lock.json'), 'utf8'));
    const { rows, problems } = listLicences(lock, pinnedVersion());
    expect(problems).toEqual([]);
    expect(readFileSync(at('third-party/LICENCES.md'), 'utf8')).toBe(renderLicences(rows));
  });

  it('stops at a licence that nobody has looked at, and at none', () => {
    for (const licence of [undefined, 'AGPL-3.0', 'SEE LICENSE IN LICENSE.md', 'MIT AND AGPL-3.0']) {
      expect(listLicences(lockOf(licence), 'v1').problems).toHaveLength(1);
    }
  });

  it('leaves out what only development needs', () => {
    expect(listLicences(lockOf('MIT'), 'v1').rows.map(({ name }) => name)).toEqual(['a', 'livekit-server']);
  });
});
