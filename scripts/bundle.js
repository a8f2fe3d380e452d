'use strict';
const { build } = require('esbuild');
const { readFileSync } = require('node:fs');
const { dirname, join, relative } = require('node:path');

const root = join(__dirname, '..');
const compiled = join(root, 'dist/apps/samsyn');
const out = join(root, 'dist/samsyn');
/** What brings files of its own, what is loaded late or not at all, and what Nest asks for only where it is installed. */
const EXTERNAL = [
  'better-sqlite3',
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
const ENTRIES = ['main', 'start', 'exercise', 'token'];

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
  plugins: [whereItWas],
  external: EXTERNAL,
}).catch(() => process.exit(1));
