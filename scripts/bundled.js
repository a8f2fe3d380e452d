'use strict';
const { buildSync } = require('esbuild');
const { join } = require('node:path');
const { buildIfNeeded } = require('./build-if-needed.js');

const root = join(__dirname, '..');

/** Builds Samsyn, compiles a program that plays it from outside, and runs that in this process. */
function runBundled(source, name) {
  require('./check-node.js').refuseWrongNode();
  buildIfNeeded();
  const outfile = join(root, 'dist', name, 'main.js');
  buildSync({
    entryPoints: [join(root, source)],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    logLevel: 'warning',
  });
  require(outfile);
}

module.exports = { runBundled };
