import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { StoreUnavailable } from '@samsyn/event-store';
import { ConfigurationError } from '@samsyn/identity';
import { createLogger } from '@samsyn/web';
import { ExerciseError, parseExercise, shiftedByWeeks } from './exercise/exercise-format';
import { playOn } from './exercise/play-on';
import { showProgress } from './progress';
import { Samsyn } from './samsyn';
import { dataFolder, host, port } from './settings';
import { closeOnSignal } from './shutdown';
import { welcome } from './welcome';

const WEEK_MS = 7 * 86_400_000;
const EXAMPLE = 'test/exercises/evening-visit.json';

/** The example, moved by whole weeks so that its last step lies in the past: the log's times never go back. */
function exampleBefore(now: number) {
  const content = readFileSync(EXAMPLE, 'utf8');
  const last = Math.max(...parseExercise(content).steps.map(({ recordedAt }) => Date.parse(recordedAt)));
  return parseExercise(shiftedByWeeks(content, -Math.max(0, Math.ceil((last - now) / WEEK_MS))));
}

/** The main job: everything in one process on ./data, with the evening visit played once on an empty store. */
async function main(): Promise<void> {
  const folder = dataFolder(process.env);
  const logger = createLogger({ level: process.env['SAMSYN_LOG_LEVEL'] ?? 'warn' });
  const samsyn = await Samsyn.create({ place: { folder }, logger, examples: true });
  closeOnSignal(samsyn, logger);
  const baseUrl = await samsyn.listen(port(process.env), host(process.env));
  const out = join(folder, 'exercises', 'evening-visit');
  if (samsyn.issuer && (await samsyn.parts.eventStore.head()) === 0) {
    const exercise = exampleBefore(Date.now());
    await playOn(samsyn, exercise, { baseUrl, out, progress: showProgress(exercise.name) });
  }
  process.stdout.write(await welcome(samsyn, baseUrl, out));
}

main().catch((error: unknown) => {
  const isTold = [ConfigurationError, ExerciseError, StoreUnavailable].some((told) => error instanceof told);
  const inUse = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
  const text = isTold
    ? (error as Error).message
    : inUse
      ? 'the port is taken: set SAMSYN_PORT and SAMSYN_ISSUER_PORT'
      : (error as Error).stack;
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
