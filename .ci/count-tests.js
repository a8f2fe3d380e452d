'use strict';

/*
 * Prints `PASSED FAILED` from a result file of jest (--json). A test file that could not be run, a run that was cut
 * short and a run without a test each count as one failure. Exit status 1 where there is no result to read.
 */

const { readFileSync } = require('node:fs');

/** @param {{numPassedTests: number, numFailedTests: number, numRuntimeErrorTestSuites: number, wasInterrupted?: boolean}} result */
function countsOf(result) {
  const { numPassedTests: passed, numFailedTests, numRuntimeErrorTestSuites, wasInterrupted } = result;
  const failed = numFailedTests + numRuntimeErrorTestSuites + (wasInterrupted ? 1 : 0);
  return { passed, failed: passed + failed === 0 ? 1 : failed };
}

const { passed, failed } = countsOf(JSON.parse(readFileSync(process.argv[2], 'utf8')));
process.stdout.write(`${passed} ${failed}\n`);
