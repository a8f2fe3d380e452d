'use strict';
// Writes docs/rules.md from the rules, their sources and the tests that prove them; says what is missing.
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');

const root = join(__dirname, '..');
const jest = join(root, 'node_modules/jest/bin/jest.js');
const { status } = spawnSync(process.execPath, [jest, 'test/rules'], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, WRITE_RULES: '1' },
});
process.exit(status ?? 1);
