'use strict';
const { spawnSync } = require('node:child_process');
const { join } = require('node:path');
const { buildIfNeeded } = require('./build-if-needed.js');
const { bundleDocumentWorker } = require('./document-worker.js');

const root = join(__dirname, '..');
buildIfNeeded();
process.stderr.write('Building the benchmark …\n');
const nest = join(root, 'node_modules/@nestjs/cli/bin/nest.js');
const build = spawnSync(process.execPath, [nest, 'build', 'bench'], {
  cwd: root,
  stdio: ['ignore', 'ignore', 'inherit'],
});
if (build.status !== 0) process.exit(1);
const bench = join(root, 'dist/test/bench');
bundleDocumentWorker(join(bench, 'libs/documents/src/written/document-worker.cjs')).then(
  () => require(join(bench, 'test/bench/src/main.js')),
  () => process.exit(1),
);
