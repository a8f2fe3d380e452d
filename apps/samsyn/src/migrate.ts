import { ConfigurationError, worldIn } from '@samsyn/identity';
import { DatabaseRefused, migrate, PostgresDatabase } from '@samsyn/postgres';
import { requiredPostgresUrl } from './shared-database';
import { exitMessage } from './start-failure';

/** A step may take longer than any question of a running process. */
const STEP_MS = 600_000;
/** EX_CONFIG of sysexits.h. */
const WRONG_SETTING = 78;

/** Brings the schema of SAMSYN_POSTGRES_URL to this version, for SAMSYN_WORLD: `npm run -s migrate`. */
async function main(): Promise<void> {
  const world = worldIn(process.env);
  const database = await PostgresDatabase.open({
    url: requiredPostgresUrl(process.env),
    statementMs: STEP_MS,
  });
  try {
    const applied = await migrate(database, world);
    const lines = applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['nothing to do'];
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    await database.close();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    process.stderr.write(`${exitMessage(error)}\n`);
    process.exit(error instanceof ConfigurationError || error instanceof DatabaseRefused ? WRONG_SETTING : 1);
  },
);
