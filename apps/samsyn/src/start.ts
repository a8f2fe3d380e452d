import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseExercise, playOn, shiftedByWeeks } from '@samsyn/exercise';
import { readIdentityConfig, type IdentityConfig } from '@samsyn/identity';
import { NOTIFICATIONS_OFF } from '@samsyn/notifications';
import { createLogger } from '@samsyn/web';
import type { Logger } from 'pino';
import { claimFolder } from './data-folder';
import { isFirstStart, playApart } from './first-start';
import { forAWhile } from './for-a-while';
import { logEngine } from './log-engine';
import { showProgress } from './progress';
import { Samsyn } from './samsyn';
import { dataFolder, feeds, host, logLevel, port } from './settings';
import { closeOnSignal, logUncaught, Stopped } from './shutdown';
import { exitMessage, exitStatusOf } from './start-failure';
import { welcome } from './welcome';

const WEEK_MS = 7 * 86_400_000;
const EXAMPLE = 'test/exercises/evening-visit.json';
const OUTPUTS = join('exercises', 'evening-visit');

/** The example, moved by whole weeks so that its last step lies in the past: the log's times never go back. */
function exampleBefore(now: number) {
  const content = readFileSync(EXAMPLE, 'utf8');
  const last = Math.max(...parseExercise(content).steps.map(({ recordedAt }) => Date.parse(recordedAt)));
  return parseExercise(shiftedByWeeks(content, -Math.max(0, Math.ceil((last - now) / WEEK_MS))));
}

/** Plays the evening visit on an empty store in that folder, with an issuer on a port of its own. */
async function playExample(folder: string, configured: IdentityConfig, logger: Logger): Promise<void> {
  process.stderr.write('Playing the evening visit once …\n');
  const exercise = exampleBefore(Date.now());
  const identity = { ...configured, developmentIssuerPort: 0 };
  const options = { place: { folder }, identity, notifications: NOTIFICATIONS_OFF, logger, examples: true };
  await forAWhile(options, async (samsyn) => {
    const baseUrl = await samsyn.listen(0);
    const out = join(folder, OUTPUTS);
    await playOn(samsyn, exercise, { baseUrl, out, progress: showProgress(exercise.name) });
  });
}

/** The main job: everything in one process on ./data, with the evening visit played once on an empty store. */
async function main(): Promise<void> {
  const folder = dataFolder(process.env);
  const logger = createLogger({ level: logLevel(process.env, 'warn') });
  const identity = readIdentityConfig(process.env);
  claimFolder(folder, identity.world);
  // What was played apart moves with its folder: an engine would keep it also where the first start was cut off.
  const plays = identity.profile === 'embedded' && logEngine(process.env).kind === 'embedded';
  if (plays && isFirstStart(folder)) {
    await playApart(folder, (apart) => playExample(apart, identity, logger));
  }
  const options = { place: { folder }, identity, logger, examples: true, ...feeds(process.env) };
  const samsyn = await Samsyn.create(options);
  closeOnSignal(samsyn, logger);
  logUncaught(logger);
  const baseUrl = await samsyn.listen(port(process.env), host(process.env));
  process.stdout.write(await welcome(samsyn, baseUrl, join(folder, OUTPUTS)));
}

main().catch((error: unknown) => {
  const isStopped = error instanceof Stopped;
  const words = isStopped
    ? 'Stopped. The next start plays the evening visit from its beginning.'
    : exitMessage(error);
  process.stderr.write(`${words}\n`);
  process.exit(isStopped ? 0 : exitStatusOf(error));
});
