import { describe, expect, it } from 'vitest';
import {
  countPlaywright,
  countVitest,
  failuresOfPlaywright,
  failuresOfVitest,
  settle,
  summaryLine,
} from './counts.mjs';

describe('counting what a runner reports', () => {
  it('adds a test file that broke before its first test', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 1,
      numTodoTests: 1,
      testResults: [
        { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
        { status: 'failed', assertionResults: [] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    };
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 });
  });

  it('takes a flaky browser test as passed and an error outside every test as one failure', () => {
    const stats = { expected: 4, flaky: 1, unexpected: 0, skipped: 2 };
    expect(countPlaywright({ stats, errors: [] })).toEqual({ passed: 5, failed: 0, skipped: 2 });
    expect(countPlaywright({ stats, errors: [{}] })).toEqual({ passed: 5, failed: 1, skipped: 2 });
  });

  it('never calls a runner green that ended badly or left no report', () => {
    const green = { passed: 2, failed: 0, skipped: 0 };
    expect(settle(green, 0)).toEqual(green);
    expect(settle(green, 1).failed).toBe(1);
    expect(settle(null, 0).failed).toBe(1);
  });

  it('names what failed and what needed a second try', () => {
    const failed = { status: 'failed', fullName: 'a door is shut' };
    const testResults = [
      { name: 'a.test.ts', status: 'failed', assertionResults: [failed, { status: 'passed' }] },
      { name: 'broken.test.ts', status: 'failed', assertionResults: [] },
      { name: 'c.test.ts', status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    expect(failuresOfVitest({ testResults })).toEqual(['a.test.ts › a door is shut', 'broken.test.ts']);

    const spec = (title: string, status: string) => ({ file: 'a.spec.ts', title, tests: [{ status }] });
    const inner = { specs: [spec('late', 'flaky'), spec('fine', 'expected')] };
    const suites = [{ specs: [spec('lost', 'unexpected')], suites: [inner] }];
    expect(failuresOfPlaywright({ suites })).toEqual(['a.spec.ts › lost', 'a.spec.ts › late (flaky)']);
  });

  it('ends with one plain line', () => {
    expect(summaryLine({ passed: 7, failed: 0, skipped: 0 })).toBe('7 passed, 0 failed');
    expect(summaryLine({ passed: 7, failed: 1, skipped: 2 })).toBe('7 passed, 1 failed, 2 skipped');
  });
});
