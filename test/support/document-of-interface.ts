import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Described } from './problem-of-answer';

const ROOT = join(__dirname, '../..');
const KEPT_IN = join(ROOT, 'node_modules/.cache/samsyn-openapi');

/** Another name whenever a file that the document may follow from has changed. */
function stateOfSources(): string {
  const state = createHash('sha256');
  for (const folder of ['apps', 'libs']) {
    for (const file of readdirSync(join(ROOT, folder), { recursive: true }) as string[]) {
      if (!file.endsWith('.ts') || file.endsWith('.spec.ts')) continue;
      const { mtimeMs, size } = statSync(join(ROOT, folder, file));
      state.update(`${folder}/${file} ${mtimeMs} ${size}\n`);
    }
  }
  return state.digest('hex');
}

let document: Promise<Described> | undefined;

/**
 * What GET /openapi.json answers. Building it takes seconds under a test runner, so that the processes of one run share
 * what the first of them built, for as long as no source has changed.
 */
export const documentOfInterface = (): Promise<Described> => (document ??= kept(stateOfSources()));

async function kept(state: string): Promise<Described> {
  const file = join(KEPT_IN, `${state}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Described;
  } catch {
    const built = await build();
    mkdirSync(KEPT_IN, { recursive: true });
    const beside = `${file}.${process.pid}`;
    writeFileSync(beside, JSON.stringify(built));
    renameSync(beside, file);
    for (const name of readdirSync(KEPT_IN)) {
      if (!name.startsWith(state)) rmSync(join(KEPT_IN, name), { force: true });
    }
    return built;
  }
}

/** Asked for here and not above: most tests find the document kept, and need no app for it. */
async function build(): Promise<Described> {
  const { TestSamsyn } = jest.requireActual<typeof import('./test-samsyn')>('./test-samsyn');
  const { OpenApiSource } = jest.requireActual<typeof import('@samsyn/web')>('@samsyn/web');
  const app = await TestSamsyn.open();
  try {
    return (await app.part(OpenApiSource).read()) as unknown as Described;
  } finally {
    await app.close();
  }
}
