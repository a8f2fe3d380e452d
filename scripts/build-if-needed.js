'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const built = join(root, 'dist/samsyn');
const sources = [
  'apps',
  'libs',
  'scripts/bundle.js',
  'scripts/document-worker.js',
  'scripts/check-node.js',
  'package.json',
  'tsconfig.json',
  'nest-cli.json',
];
const PARENT_ASKED_EVERY_MS = 500;

/** Newest change below a file or folder, in milliseconds. */
function newest(path) {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

/** Builds what is missing or older than its sources (compile, then bundle); answers the folder of the entry files. */
function buildIfNeeded() {
  const main = join(built, 'main.js');
  const fresh =
    existsSync(main) && Math.max(...sources.map((path) => newest(join(root, path)))) <= newest(main);
  if (!fresh) {
    process.stderr.write('Building Samsyn (about half a minute) …\n');
    const steps = [
      [join(root, 'node_modules/@nestjs/cli/bin/nest.js'), 'build', 'samsyn'],
      [join(__dirname, 'bundle.js')],
    ];
    const run = (step) =>
      spawnSync(process.execPath, step, { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] }).status;
    if (!steps.every((step) => run(step) === 0)) {
      process.stderr.write('The build failed.\n');
      process.exit(1);
    }
  }
  return built;
}

/** npm hands a SIGTERM to its shell, which dies of it and tells nobody: who is left alone by both has been asked to end. */
function endWithNpm() {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_ASKED_EVERY_MS);
  timer.unref();
}

/** Runs a built entry file in this process, with the arguments of the command line. */
function run(entry) {
  require('./check-node.js').refuseWrongNode();
  endWithNpm();
  require(join(buildIfNeeded(), entry));
}

module.exports = { buildIfNeeded, run };
