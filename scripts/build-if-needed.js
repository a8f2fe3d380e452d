'use strict';
const { spawnSync } = require('node:child_process');
const { existsSync, readdirSync, statSync } = require('node:fs');
const { join } = require('node:path');

const root = join(__dirname, '..');
const built = join(root, 'dist/samsyn');
const sources = ['apps', 'libs', 'scripts/bundle.js', 'package.json', 'tsconfig.json', 'nest-cli.json'];

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

/** Runs a built entry file in this process, with the arguments of the command line. */
function run(entry) {
  const complaint = require('./check-node.js').complaintAbout(process.version);
  if (complaint !== null) {
    process.stderr.write(`${complaint}\n`);
    process.exit(1);
  }
  require(join(buildIfNeeded(), entry));
}

module.exports = { buildIfNeeded, run };
