/** Licences that we may depend on without asking anybody. Another one stops the list until a person has looked. */
const known = new Set(
  [
    '0BSD',
    'Apache-2.0',
    'BSD-2-Clause',
    'BSD-3-Clause',
    'BlueOak-1.0.0',
    'CC-BY-4.0',
    'CC0-1.0',
    'EPL-2.0',
  ].concat(['ISC', 'LGPL-3.0-or-later', 'MIT', 'MPL-2.0', 'OFL-1.1', 'Python-2.0', 'Unlicense']),
);

const tldraw = 'tldraw licence, not open source (tldraw-NOTE.md)';

/** What somebody read in the package itself, where npm's field says nothing or less. By version: a new one is read again. */
const read = {
  '@tldraw/assets@3.15.6': tldraw,
  '@tldraw/editor@3.15.6': tldraw,
  '@tldraw/utils@3.15.6': 'MIT',
  '@tldraw/validate@3.15.6': 'MIT',
  'png-js@2.0.0': 'MIT',
  'seq-queue@0.0.5': 'MIT',
  'tldraw@3.15.6': tldraw,
};

/** What is not an npm package. */
const others = [
  {
    name: 'livekit-server',
    licence: 'Apache-2.0',
    where: 'built from tools/livekit/go.mod, never part of this repository',
  },
];

/**
 * Every package of a production install, from the lock.
 * @returns {{ rows: { name: string, version: string, licence: string, where: string }[], problems: string[] }}
 */
export function listLicences(lock, livekitVersion) {
  const rows = others.map((other) => ({ ...other, version: livekitVersion }));
  const problems = [];
  for (const [place, entry] of Object.entries(lock.packages ?? {})) {
    if (place === '' || entry.dev) continue;
    const name = place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length);
    const licence = read[`${name}@${entry.version}`] ?? entry.license;
    if (!isKnown(licence))
      problems.push(`${name} ${entry.version}: licence "${licence ?? 'none named'}" is not known`);
    rows.push({
      name,
      version: entry.version,
      licence,
      where: entry.optional ? `${place} (optional)` : place,
    });
  }
  return { rows: rows.sort((a, b) => order(a.name, b.name) || order(a.where, b.where)), problems };
}

function isKnown(licence) {
  if (licence === tldraw) return true;
  const ids = (licence ?? '').replace(/[()]/g, '').split(/ (?:AND|OR|and) /);
  return ids.every((id) => known.has(id));
}

const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

export function renderLicences(rows) {
  const line = ({ name, version, licence, where }) => `| ${name} | ${version} | ${licence} | ${where} |`;
  return [
    '# Licences of what Kreide depends on',
    '',
    'Written by `npm run licences` from package-lock.json; do not edit. Packages for development and tests are left out.',
    '"optional" marks what npm installs only on some machines. Each package carries its full text in its own folder.',
    '',
    '| name | version | licence | where |',
    '| --- | --- | --- | --- |',
    ...rows.map(line),
    '',
  ].join('\n');
}
