export const none = { passed: 0, failed: 0, skipped: 0 };

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + (b.skipped ?? 0),
  };
}

const named = 20; // a machine that has lost something fails in hundreds of tests for one reason

/**
 * Names of what failed in vitest's JSON report, `file › test`; a broken file is named alone.
 * @param {{ testResults?: { name: string, status: string, assertionResults?: { status: string, fullName?: string }[] }[] }} report
 */
export function failuresOfVitest({ testResults = [] }) {
  const failed = testResults.filter((file) => file.status === 'failed');
  const names = failed.flatMap((file) => {
    const tests = (file.assertionResults ?? []).filter((test) => test.status === 'failed');
    return tests.length > 0 ? tests.map((test) => `${file.name} › ${test.fullName}`) : [file.name];
  });
  return names.slice(0, named);
}

/**
 * The same of Playwright's JSON report, whose suites nest; `flaky` is said, for it is a fault to find.
 * @typedef {{ specs?: { file: string, title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 * @param {{ suites?: Suite[] }} report
 */
export function failuresOfPlaywright({ suites = [] }) {
  /** @param {Suite} suite @returns {string[]} */
  const within = (suite) => [
    ...(suite.specs ?? []).flatMap((spec) =>
      spec.tests
        .filter((test) => test.status === 'unexpected' || test.status === 'flaky')
        .map((test) => `${spec.file} › ${spec.title}${test.status === 'flaky' ? ' (flaky)' : ''}`),
    ),
    ...(suite.suites ?? []).flatMap(within),
  ];
  return suites.flatMap(within).slice(0, named);
}

/** Counts of vitest's JSON report. A file that broke before its first test is one failure, not nothing. */
export function countVitest(report) {
  const broken = (report.testResults ?? []).filter(
    (file) =>
      file.status === 'failed' && !(file.assertionResults ?? []).some((test) => test.status === 'failed'),
  ).length;
  return {
    passed: report.numPassedTests ?? 0,
    failed: (report.numFailedTests ?? 0) + broken,
    skipped: (report.numPendingTests ?? 0) + (report.numTodoTests ?? 0),
  };
}

/**
 * Counts of Playwright's JSON report; what passed at the second try passed.
 * @param {{ stats?: Record<string, number>, errors?: unknown[] }} report
 */
export function countPlaywright({ stats = {}, errors = [] }) {
  return {
    passed: (stats.expected ?? 0) + (stats.flaky ?? 0),
    failed: (stats.unexpected ?? 0) + (errors.length > 0 && !stats.unexpected ? 1 : 0),
    skipped: stats.skipped ?? 0,
  };
}

/** A runner that ended badly has failed, whatever its report says or whether it left one. */
export function settle(counts, exitCode) {
  if (!counts) return { ...none, failed: 1 };
  return exitCode !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
