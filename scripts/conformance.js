'use strict';
const { randomBytes } = require('node:crypto');
const { spawnSync } = require('node:child_process');
const { mkdtempSync, readFileSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { stripVTControlCharacters } = require('node:util');

/*
 * KURRENTDB_URL=… npm run -s conformance -- kurrentdb [PATTERN]: what the log needs of its engine, the contract of an event
 * store, races of two processes, kills and exercises, on a real server. Everything that it writes begins with a name of this
 * run and is deleted at the end. RACES, KILLS and SEED change how much. 0: all held; 1: something did not; 78: not told where.
 */
const USAGE = 'usage: KURRENTDB_URL=kurrentdb://HOST:2113 npm run -s conformance -- kurrentdb [PATTERN]';
const root = join(__dirname, '..');

function fail(line, status) {
  process.stderr.write(`${line}\n`);
  process.exit(status);
}

const [engine, pattern] = process.argv.slice(2);
if (engine !== 'kurrentdb') fail(USAGE, 64);
if (!process.env.KURRENTDB_URL) fail(`KURRENTDB_URL is not set\n${USAGE}`, 78);

require('./build-if-needed.js').buildIfNeeded();
const run = `samsyn-conformance-${randomBytes(3).toString('hex')}`;
const folder = mkdtempSync(join(tmpdir(), 'samsyn-conformance-'));
const results = join(folder, 'results.json');
const jest = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/jest/bin/jest.js'),
    ...['--config', join(root, 'test/conformance/jest.config.js'), '--json', '--outputFile', results],
    ...(pattern ? [pattern] : []),
  ],
  { cwd: root, stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, SAMSYN_CONFORMANCE_RUN: run } },
);

/** The line of a failure that says most. */
const lineOf = (message) =>
  stripVTControlCharacters(message)
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .slice(0, 6)
    .join(' | ')
    .slice(0, 400);

let table;
try {
  table = JSON.parse(readFileSync(results, 'utf8'));
} catch {
  fail(`no result: jest ended with ${jest.status ?? jest.signal}`, 1);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const file of table.testResults) {
  if (file.assertionResults.length === 0) process.stdout.write(`FELL  ${lineOf(file.message)}\n`);
  for (const { status, fullName, duration, failureMessages } of file.assertionResults) {
    const mark = { passed: 'held', failed: 'FELL' }[status] ?? 'left out';
    process.stdout.write(`${mark.padEnd(9)}${String(duration ?? '').padStart(8)} ms  ${fullName}\n`);
    for (const message of failureMessages) process.stdout.write(`         ${lineOf(message)}\n`);
  }
}
const { numPassedTests, numFailedTests, numFailedTestSuites, numPendingTests } = table;
process.stdout.write(`${numPassedTests} held, ${numFailedTests} fell, ${numPendingTests} left out\n`);
process.exit(numFailedTests + numFailedTestSuites > 0 ? 1 : 0);
