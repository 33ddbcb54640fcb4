export const none = { passed: 0, failed: 0, skipped: 0 };

export function add(a, b) {
  return {
    passed: a.passed + b.passed,
    failed: a.failed + b.failed,
    skipped: a.skipped + (b.skipped ?? 0),
  };
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
