import { nodeProblem } from './lib/node-version.mjs';

const problem = nodeProblem(process.versions.node);
if (problem) {
  console.error(problem);
  process.exit(1);
}

// `npm test` is the whole proof; `npm test -- unit e2e` runs only the phases named.
const { add, none, summaryLine } = await import('./lib/counts.mjs');
const { printError } = await import('./lib/failure.mjs');
const { phases } = await import('./lib/phases.mjs');
const { prepare } = await import('./lib/prepare.mjs');
const { createProgress } = await import('./lib/progress.mjs');
const { endAll } = await import('./lib/run.mjs');

let interrupted = 0;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.once(signal, () => {
    interrupted = signal === 'SIGINT' ? 130 : 143;
    endAll();
    setTimeout(() => {
      endAll('SIGKILL'); // whoever has not tidied up by now will not
      process.exit(interrupted);
    }, 3000).unref();
  });

const progress = createProgress();
const names = process.argv.slice(2);
const wanted = phases.filter(([name]) => names.length === 0 || names.some((given) => name.startsWith(given)));
const requireAll = process.env.KREIDE_REQUIRE_ALL === '1';
let total = none;
const told = [];

await attempt(
  'packages',
  () => prepare(progress, { for: 'check', media: false, withDev: true }),
  process.exit,
);
const needsBuild = wanted.some(([name]) => name === 'e2e');
const built =
  !needsBuild || (await attempt('build', () => prepare(progress, { for: 'start', withDev: true })));
for (const [name, phase] of wanted) {
  if (interrupted) break;
  console.log(`\n=== ${name} ===`);
  const since = Date.now();
  const counts = await phase({ progress, built }).catch((error) => {
    printError(error);
    return { ...none, failed: 1 };
  });
  note(name, withLeftOut(name, counts), Date.now() - since);
}

console.log(`\n${told.join('\n')}\n${summaryLine(total)}`);
process.exit(interrupted || (total.failed > 0 ? 1 : 0));

/** What failed is named again at the end: of a long log often the last lines alone are kept. */
function note(name, counts, ms) {
  total = add(total, counts);
  told.push(`${name}: ${summaryLine({ ...none, ...counts })}, ${(ms / 1000).toFixed(0)} s`);
  told.push(...(counts.failures ?? []).map((failure) => `  ✗ ${failure}`));
}

/** A suite that could not run here is said so; where everything is required it is a failure. */
function withLeftOut(name, { leftOut, ...counts }) {
  if (!leftOut) return counts;
  console.log(`The suite "${name}" was left out: ${leftOut}.`);
  return requireAll
    ? { ...counts, failed: counts.failed + 1 }
    : { ...counts, skipped: (counts.skipped ?? 0) + 1 };
}

async function attempt(name, work, otherwise) {
  try {
    await work();
    return true;
  } catch (error) {
    printError(error);
    note(name, { ...none, failed: 1 }, 0);
    if (otherwise) {
      console.log(summaryLine(total));
      otherwise(1);
    }
    return false;
  }
}
