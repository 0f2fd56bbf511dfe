// The summary `N passed, N failed` that every test script ends with, and that scripts/test.mjs adds up.

/** @typedef {{readonly passed: number, readonly failed: number}} Counts */

/**
 * The last summary in an output.
 * @param {string} output
 * @returns {Counts | undefined}
 */
export function countsIn(output) {
  const last = [...output.matchAll(/^(\d+) passed, (\d+) failed$/gm)].at(-1);
  return last && { passed: Number(last[1]), failed: Number(last[2]) };
}

/**
 * Counts in the report of vitest's json reporter. A file that could not be loaded counts as one failure.
 * @param {{numPassedTests: number, numFailedTests: number, testResults: {status: string, assertionResults: unknown[]}[]}} report
 * @returns {Counts}
 */
export function countsOfVitest(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

/**
 * Prints the summary as the last line.
 * @param {Counts} counts
 * @returns {0 | 1} exit code; no test at all is a failure
 */
export function conclude({ passed, failed }) {
  console.log(`${passed} passed, ${failed} failed`);
  return failed > 0 || passed === 0 ? 1 : 0;
}
