import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { playOn, readExercise, removeOutputs, type Exercise } from '@samsyn/exercise';
import { createLogger } from '@samsyn/web';
import type { Logger } from 'pino';
import { forAWhile } from './for-a-while';
import { showProgress } from './progress';
import { loopbackIdentity } from './samsyn';
import { logLevel } from './settings';
import { Stopped } from './shutdown';
import { exitMessage } from './start-failure';

const USAGE = 'usage: npm run -s exercise -- FILE --out DIR';

interface Arguments {
  readonly file: string;
  readonly out: string;
}

/** Undefined where they are no arguments of this command. */
function argumentsIn(argv: readonly string[]): Arguments | undefined {
  try {
    const options = { out: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ args: [...argv], allowPositionals: true, options });
    const [file, ...more] = positionals;
    if (file === undefined || values.out === undefined || more.length > 0) return undefined;
    return { file, out: resolve(values.out) };
  } catch {
    return undefined;
  }
}

/** Plays it on an embedded store that is always thrown away, and reports how many branches have an output. */
async function play(exercise: Exercise, out: string, logger: Logger): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-exercise-'));
  try {
    return await forAWhile({ place: { folder }, identity: loopbackIdentity(), logger }, async (samsyn) => {
      const baseUrl = await samsyn.listen(0);
      const progress = showProgress(exercise.name);
      return (await playOn(samsyn, exercise, { baseUrl, out, progress })).viewers.size;
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Plays an exercise and writes what each branch can then see. Exit status 1 where a step cannot be played. */
async function main(): Promise<number> {
  const given = argumentsIn(process.argv.slice(2));
  if (given === undefined) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const { file, out } = given;
  const logger = createLogger({ level: logLevel(process.env, 'silent') });
  // First of all: what stands there after a run that failed must not look like its result.
  removeOutputs(out);
  const exercise = readExercise(file);
  const branches = await play(exercise, out, logger);
  process.stdout.write(
    `${exercise.name}: ${exercise.steps.length} steps played, ${branches} folders in ${out}\n`,
  );
  return 0;
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Stopped ? 'Stopped.' : exitMessage(error)}\n`);
    process.exit(error instanceof Stopped ? error.status : 1);
  },
);
