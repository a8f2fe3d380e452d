'use strict';
const { build } = require('esbuild');
const { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');

const root = join(__dirname, '..');
const SOURCE = join(root, 'libs/documents/src/written/document-worker.ts');
const FOR_TESTS = join(root, 'node_modules/.cache/samsyn/document-worker.cjs');

const OWN = /^(\.|@samsyn\/)/;
/** Of packages these are bundled; another that is used would be loaded from where it lies. */
const BUNDLED = /^(typebox|temporal-polyfill)(\/|$)/;

/**
 * No module does anything by being loaded that a document needs: of an index that brings the whole of a library, the
 * thread gets the few modules that it uses, and no framework.
 */
const onlyWhatIsUsed = {
  name: 'only-what-is-used',
  setup({ onResolve, resolve }) {
    onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (kind === 'entry-point' || pluginData === SOURCE || importer.includes('/node_modules/'))
        return undefined;
      if (!OWN.test(path) && !BUNDLED.test(path)) return { path, external: true, sideEffects: false };
      const found = await resolve(path, { kind, importer, resolveDir, pluginData: SOURCE });
      return found.errors.length > 0 ? found : { ...found, sideEffects: false };
    });
  },
};

/** Bundles the thread that writes documents into one file. @returns the files that it was made of, below the project */
async function bundleDocumentWorker(outfile) {
  const { metafile, outputFiles } = await build({
    entryPoints: [SOURCE],
    outfile,
    write: false,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    charset: 'ascii',
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    logLevel: 'error',
    absWorkingDir: root,
    tsconfig: join(root, 'tsconfig.json'),
    plugins: [onlyWhatIsUsed],
    metafile: true,
  });
  mkdirSync(dirname(outfile), { recursive: true });
  // Whoever loads it meanwhile has the whole of the old one.
  writeFileSync(`${outfile}.${process.pid}`, outputFiles[0].contents);
  renameSync(`${outfile}.${process.pid}`, outfile);
  return Object.keys(metafile.inputs);
}

/** Before all tests, which run sources: bundles it where one of its sources is younger. */
async function bundleForTests() {
  const listed = `${FOR_TESTS}.json`;
  if (existsSync(FOR_TESTS) && existsSync(listed)) {
    const { mtimeMs } = statSync(FOR_TESTS);
    const isOlder = (input) => statSync(join(root, input), { throwIfNoEntry: false })?.mtimeMs <= mtimeMs;
    if ([...JSON.parse(readFileSync(listed, 'utf8')), 'scripts/document-worker.js'].every(isOlder)) return;
  }
  const inputs = await bundleDocumentWorker(FOR_TESTS);
  writeFileSync(listed, JSON.stringify(inputs));
}

module.exports = bundleForTests;
module.exports.bundleDocumentWorker = bundleDocumentWorker;
