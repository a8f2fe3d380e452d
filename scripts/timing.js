'use strict';
// Prints, for each route that takes an id in its path, its query or its body, how well times tell a foreign id from an unknown
// one: `npm run -s timing -- TRIES ROUTES`; ROUTES: a pattern of method, path and place. `^first` is what is asked for the
// first time after a restart, `^next` the request after it. Who measures is a process of its own.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const tries = Number(process.argv[2] ?? 1000);
if (!Number.isSafeInteger(tries) || tries < 1) {
  process.stderr.write('usage: npm run -s timing -- [TRIES] [ROUTES]\n');
  process.exit(2);
}
const root = join(__dirname, '..');
const { status } = spawnSync(
  process.execPath,
  [
    join(root, 'node_modules/jest/bin/jest.js'),
    '--silent=false',
    '--testMatch',
    '**/test/attacks/timing.run.ts',
  ],
  {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TIMING: String(tries), TIMING_ROUTES: process.argv[3] ?? '' },
  },
);
process.exit(status ?? 1);
