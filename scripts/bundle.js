'use strict';
const { build } = require('esbuild');
const { copyFileSync, cpSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { basename, dirname, join, relative } = require('node:path');
const { bundleDocumentWorker } = require('./document-worker.js');

const root = join(__dirname, '..');
const compiled = join(root, 'dist/apps/samsyn');
const out = join(root, 'dist/samsyn');
/** What brings files of its own, what is loaded late or not at all, and what Nest asks for only where it is installed. */
const EXTERNAL = [
  'better-sqlite3',
  '@eventstore/db-client',
  'kafkajs',
  'pg',
  'oidc-provider',
  'pdfmake',
  'nodemailer',
  '@nestjs/swagger',
  '@nestjs/microservices',
  '@nestjs/websockets',
  '@nestjs/platform-express',
  '@fastify/multipart',
  '@fastify/static',
  '@fastify/view',
  'class-transformer/storage',
  'pino-pretty',
];
/** Read where their library stands. */
const MIGRATIONS = 'libs/postgres/migrations';
const ENTRIES = ['main', 'start', 'exercise', 'token', 'reseal', 'store', 'feed', 'migrate'];

/** A bundled module still finds what lies beside it (the files of worker threads): its `__dirname` is what it was. */
const whereItWas = {
  name: 'where-it-was',
  setup({ onLoad }) {
    onLoad({ filter: /\.js$/ }, ({ path }) => {
      if (!path.startsWith(compiled)) return undefined;
      const folder = JSON.stringify(relative(out, dirname(path)));
      const source = readFileSync(path, 'utf8');
      return {
        contents: source.replaceAll('__dirname', `require("node:path").join(__dirname, ${folder})`),
        loader: 'js',
      };
    });
  },
};

/**
 * esbuild leaves what is not ASCII in regular expressions alone, and one such character makes V8 keep all of the source
 * in two bytes each.
 */
const inAscii = (text) =>
  text.replace(/[^\t-~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const NAMED = '__name=(target,value)=>__defProp(target,"name"';
/** `keepNames` defines ten thousand names that nearly all have already, and each defined one takes room. */
const namedWhereNeeded = (text) =>
  text.replace(NAMED, '__name=(target,value)=>target.name===value?target:__defProp(target,"name"');

const REQUIRED = /^const (\w+) = (__importDefault\()?require\((["'])([^"']+)\3\)\)?;?$/gm;
/** A module is loaded when a property of it is first asked for. */
const requiredLater = (modules) => (source) =>
  source.replace(REQUIRED, (whole, name, isDefault = '', _quote, module) => {
    if (!modules.test(module)) return whole;
    const loaded = `${isDefault}require(${JSON.stringify(module)})${isDefault && ')'}`;
    return `const ${name} = new Proxy({}, { get: (_, key) => ${loaded}[key] });`;
  });

/** What a package gets ready at once and Samsyn never or seldom uses: until something does, it costs nothing. */
const SELDOM_USED = [
  [/fastify\/lib\/server\.js$/, requiredLater(/^node:https?2?$/)],
  [/prom-client\/lib\/pushgateway\.js$/, requiredLater(/^https$/)],
  [/class-validator\/cjs\/decorator\/string\/\w+\.js$/, requiredLater(/^(validator|libphonenumber-js)\//)],
  // The names and rules of all calendars are eight megabytes.
  [
    /@nestjs\/common\/services\/(console-)?logger\.service\.js$/,
    (source) =>
      source.replace(
        /= (new Intl\.DateTimeFormat\([^;]*\));/,
        '= { format: (moment) => $1.format(moment) };',
      ),
  ],
];

const seldomUsed = {
  name: 'seldom-used',
  setup({ onLoad }) {
    onLoad({ filter: /node_modules.*\.js$/ }, ({ path }) => {
      const rule = SELDOM_USED.find(([file]) => file.test(path));
      return rule && { contents: rule[1](readFileSync(path, 'utf8')), loader: 'js' };
    });
  },
};

const NODE_CHECK = 'check-node.js';

/**
 * What is started. First of all it says so where the wrong Node runs it: the bundle would not get as far. Node keeps the
 * compiled code of the bundle beside it when a process ends, and the next one need not compile it again. Where the
 * folder cannot be written, nothing is kept.
 */
const starting = (bundle) => `'use strict';
require('./${NODE_CHECK}').refuseWrongNode();
require('node:module').enableCompileCache(require('node:path').join(__dirname, '.compiled'));
require('./${bundle}');
`;

build({
  entryPoints: ENTRIES.map((entry) => join(compiled, `apps/samsyn/src/${entry}.js`)),
  outdir: out,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'cjs',
  keepNames: true,
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  sourcemap: false,
  logLevel: 'warning',
  plugins: [whereItWas, seldomUsed],
  external: EXTERNAL,
  write: false,
}).then(
  ({ outputFiles }) => {
    mkdirSync(out, { recursive: true });
    cpSync(join(root, MIGRATIONS), join(compiled, MIGRATIONS), { recursive: true });
    copyFileSync(join(__dirname, NODE_CHECK), join(out, NODE_CHECK));
    for (const { path, text } of outputFiles) {
      const bundle = `${basename(path, '.js')}.bundle.js`;
      writeFileSync(join(out, bundle), namedWhereNeeded(inAscii(text)));
      writeFileSync(path, starting(bundle));
    }
  },
  () => process.exit(1),
);
bundleDocumentWorker(join(compiled, 'libs/documents/src/written/document-worker.cjs')).catch(() =>
  process.exit(1),
);
