'use strict';
const { spawnSync } = require('node:child_process');
const { copyFileSync, mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');

/*
 * Completes package-lock.json: `npm run -s lock`, after a change to the dependencies. Beside a node_modules npm writes
 * down the optional packages of this platform alone, and the lock changes at the next installation elsewhere; in a folder
 * of its own it writes down those of every platform.
 */
const root = join(__dirname, '..');
const LOCK = 'package-lock.json';
const folder = mkdtempSync(join(tmpdir(), 'samsyn-lock-'));
try {
  for (const name of ['package.json', LOCK, '.npmrc']) copyFileSync(join(root, name), join(folder, name));
  const args = ['install', '--package-lock-only', '--ignore-scripts'];
  const npm = spawnSync('npm', args, { cwd: folder, stdio: 'inherit', shell: process.platform === 'win32' });
  if (npm.status === 0) copyFileSync(join(folder, LOCK), join(root, LOCK));
  process.exitCode = npm.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
