import { readFileSync, writeFileSync } from 'node:fs';
import { listLicences, renderLicences } from './lib/licences.mjs';
import { pinnedVersion } from './lib/livekit.mjs';
import { at } from './lib/paths.mjs';

// `npm run licences` writes third-party/LICENCES.md anew and fails on a licence that nobody has looked at.
const { rows, problems } = listLicences(
  JSON.parse(readFileSync(at('package-lock.json'), 'utf8')),
  pinnedVersion(),
);
if (problems.length > 0) {
  console.error(`${problems.join('\n')}\nRead the package's licence, then add it to tools/lib/licences.mjs.`);
  process.exitCode = 1;
} else {
  writeFileSync(at('third-party/LICENCES.md'), renderLicences(rows));
  console.log(`third-party/LICENCES.md: ${rows.length} entries`);
}
