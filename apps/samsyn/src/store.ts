import { resolve } from 'node:path';
import { ConfigurationError, readIdentityConfig } from '@samsyn/identity';
import { NOTIFICATIONS_OFF } from '@samsyn/notifications';
import { createLogger } from '@samsyn/web';
import { logEngine } from './log-engine';
import { showProgress } from './progress';
import { dataFolder, logLevel } from './settings';
import { Stopped } from './shutdown';
import { backUp } from './store/back-up';
import { checkStore } from './store/check-store';
import { copyToFile, copyToKurrentdb } from './store/copy-log';
import { deadLettersOf } from './store/dead-letters';
import { rebuildReadModel } from './store/rebuild-read-model';
import { restore } from './store/restore';
import { requireStopped, requireStore } from './store/stopped-store';
import { exitMessage } from './start-failure';

const USAGE = `usage: npm run -s store -- COMMAND
  check          reads all of a stopped store: exit status 1 where anything is not as it was written
  rebuild NAME   makes a read model of a stopped store anew from the log
  dead-letters   lists the events that a read model could not take in
  backup DIR     copies the store, also while Samsyn runs
  restore DIR    puts a back-up into a data folder that holds no store
  copy ENGINE    moves the log of a stopped store: to kurrentdb (of SAMSYN_KURRENTDB_URL), or back to embedded`;

const say = (...lines: readonly string[]): void => void process.stdout.write(`${lines.join('\n')}\n`);

/** A command, its name and its arguments, is given the data folder; it answers the exit status. */
interface StoreCommand {
  readonly takes: number;
  run(folder: string, argument: string): Promise<number> | number;
}

/** For work on the store that nobody outside notices: no fixed port, no message. */
const quietly = (folder: string) => ({
  place: { folder },
  identity: { ...readIdentityConfig(process.env), developmentIssuerPort: 0 },
  notifications: NOTIFICATIONS_OFF,
  logger: createLogger({ level: logLevel(process.env, 'silent') }),
});

const COMMANDS: Readonly<Record<string, StoreCommand>> = {
  check: {
    takes: 0,
    async run(folder) {
      const { events, faults } = await checkStore(folder, showProgress);
      say(...faults, `${events} events read, ${faults.length} faults`);
      return faults.length === 0 ? 0 : 1;
    },
  },
  rebuild: {
    takes: 1,
    async run(folder, name) {
      requireStore(folder);
      requireStopped(folder);
      const { position, deadLetters } = await rebuildReadModel(quietly(folder), name, showProgress);
      say(`${name} is made anew up to position ${position}, ${deadLetters} dead letters`);
      return 0;
    },
  },
  'dead-letters': {
    takes: 0,
    run(folder) {
      const letters = deadLettersOf(folder);
      const lines = letters.map(
        ({ projection, position, type, error, location }) =>
          `${projection}  position ${position}  ${type}  ${error}  ${location}`,
      );
      say(...lines, `${letters.length} dead letters`);
      return 0;
    },
  },
  copy: {
    takes: 1,
    async run(folder, to) {
      const copy = { kurrentdb: copyToKurrentdb, embedded: copyToFile }[to];
      if (!copy) throw new ConfigurationError('copy is followed by kurrentdb or embedded');
      const engine = logEngine(process.env);
      if (engine.kind !== 'kurrentdb')
        throw new ConfigurationError('SAMSYN_KURRENTDB_URL says where the engine is');
      const { world } = readIdentityConfig(process.env);
      const logger = createLogger({ level: logLevel(process.env, 'silent') });
      const events = await copy(folder, { engine, world, logger, showProgress });
      say(`${events} events copied and compared; the log of ${folder} is ${to} now`);
      return 0;
    },
  },
  backup: {
    takes: 1,
    async run(folder, to) {
      const files = await backUp(folder, resolve(to), showProgress);
      say(`${files.length} files in ${resolve(to)}`);
      return 0;
    },
  },
  restore: {
    takes: 1,
    async run(folder, from) {
      const options = quietly(folder);
      const head = await restore(options, options.identity.world, resolve(from), showProgress);
      say(`${folder} holds the log up to position ${head}`);
      return 0;
    },
  },
};

/** Looks after a data folder: `npm run -s store -- check`. */
async function main(): Promise<number> {
  const [name = '', ...rest] = process.argv.slice(2);
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined || rest.length !== command.takes) {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  return command.run(dataFolder(process.env), rest[0] ?? '');
}

main().then(
  (status) => process.exit(status),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Stopped ? 'Stopped.' : exitMessage(error)}\n`);
    process.exit(error instanceof Stopped ? error.status : 1);
  },
);
