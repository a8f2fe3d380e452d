import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { createLogger } from '@samsyn/web';
import { ExerciseError, readExercise } from './exercise/exercise-format';
import { playOn } from './exercise/play-on';
import { showProgress } from './progress';
import { loopbackIdentity, Samsyn } from './samsyn';

const USAGE = 'usage: npm run -s exercise -- FILE --out DIR';

/** Plays an exercise on an empty embedded store that is thrown away, and writes what each branch can then see. Exit status 1 where a step cannot be played. */
async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: 'string' } } });
  const [file] = positionals;
  if (file === undefined || values.out === undefined || positionals.length > 1) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const exercise = readExercise(file);
  const logger = createLogger({ level: process.env['SAMSYN_LOG_LEVEL'] ?? 'silent' });
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-exercise-'));
  const samsyn = await Samsyn.create({ place: { folder }, identity: loopbackIdentity(), logger });
  try {
    const baseUrl = await samsyn.listen(0);
    const out = resolve(values.out);
    const { viewers } = await playOn(samsyn, exercise, {
      baseUrl,
      out,
      progress: showProgress(exercise.name),
    });
    process.stdout.write(
      `${exercise.name}: ${exercise.steps.length} steps played, ${viewers.size} folders in ${out}\n`,
    );
    return 0;
  } finally {
    await samsyn.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    const text =
      error instanceof ExerciseError ? error.message : error instanceof Error ? error.stack : String(error);
    process.stderr.write(`${text}\n`);
    process.exit(1);
  },
);
