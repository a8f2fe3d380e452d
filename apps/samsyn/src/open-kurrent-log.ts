import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import {
  BEFORE_ALL,
  loadKurrentdb,
  PostgresCiphertexts,
  SeparateCiphertexts,
  SqliteCiphertexts,
  uuidV5,
  type CiphertextStore,
  type EventStore,
  type LogDamage,
} from '@samsyn/event-store';
import type { KurrentEventStore } from '@samsyn/event-store/kurrentdb';
import { ConfigurationError } from '@samsyn/identity';
import type { World } from '@samsyn/kernel';
import { FileRootKey, KeyStore } from '@samsyn/secrecy';
import { takeForDeployment, type PostgresDatabase } from '@samsyn/postgres';
import { faultOf } from '@samsyn/web';
import type { Logger } from 'pino';
import type { LogEngine } from './log-engine';
import { openSharedDatabase } from './shared-database';
import { mustKnowLatest, type AcceptedLosses, type OpenedLog } from './open-log';

/** Of the ids of deployments (RFC 9562 section 5.5). */
const DEPLOYMENTS = '5d0a4b0e-6f0c-5a0e-9d2f-3f6f6f1f2c11';

const CIPHERTEXTS = 'ciphertexts.sqlite';
const AFTER_ALL = '9999';
const MOVED_TOGETHER = 500;

/** The log as this process has read it; its presence says that the log of the folder is on the engine. */
export const MIRROR = 'log-mirror.sqlite';

export interface KurrentPlace {
  /** Keys, ciphertexts and the mirror of the log stand in it. */
  readonly folder: string;
  readonly engine: Extract<LogEngine, { readonly kind: 'kurrentdb' }>;
  readonly world: World;
}

/**
 * The log on KurrentDB, its ciphertexts beside it: what the engine has can never be erased. A log belongs to the keys
 * that began it, and opens with no others.
 * @throws KeysLost
 * @throws ConfigurationError where nothing says where its ciphertexts are
 * @throws DatabaseRefused where the database of the ciphertexts is not one for this deployment
 * @throws ForeignLog where the log is of other keys, of the other world, or lacks what was read of it before
 */
export async function openKurrentLog(
  { folder, engine, world }: KurrentPlace,
  accepted: AcceptedLosses,
  damage: LogDamage,
  logger: Logger,
): Promise<OpenedLog> {
  const { KurrentEventStore: Store } = await loadKurrentdb();
  const keyFolder = join(folder, 'keys');
  let keys: KeyStore | undefined;
  let log: KurrentEventStore | undefined;
  let deployment = '';
  // Before anything is written anywhere.
  const database = engine.postgresUrl ? await openSharedDatabase(engine.postgresUrl, world) : undefined;
  try {
    log = await Store.open({
      ...{ url: engine.url, prefix: engine.prefix, damage },
      mirrorFile: join(folder, MIRROR),
      bind: (isNew) => {
        const root = new FileRootKey(join(keyFolder, 'root.key'));
        keys = new KeyStore(join(keyFolder, 'keys.sqlite'), root, isNew || accepted.keys);
        deployment = uuidV5(DEPLOYMENTS, keys.digestFor('deployment')('id').toString('hex'));
        return { deployment: { id: deployment, world }, chainKey: keys.secretFor('log-chain') };
      },
    });
    if (!accepted.keys) await mustKnowLatest(keys!, log, keyFolder);
    if (!database) await mustHaveCiphertexts(folder, log);
    const ciphertexts = await ciphertextsFor(folder, database, { id: deployment, world });
    eraseWithKeys(keys!, ciphertexts, logger);
    return { log: new SeparateCiphertexts(log, ciphertexts), keys: keys!, head: undefined, database };
  } catch (error) {
    await log?.close();
    await database?.close();
    keys?.close();
    throw error;
  }
}

/** @throws ConfigurationError where the log has events, and nothing says where their ciphertexts are */
async function mustHaveCiphertexts(folder: string, log: EventStore): Promise<void> {
  if (existsSync(join(folder, CIPHERTEXTS)) || (await log.head()) === BEFORE_ALL) return;
  throw new ConfigurationError(
    `the log has events, and ${CIPHERTEXTS} is not in ${folder}: put it there, or set SAMSYN_POSTGRES_URL where they are on PostgreSQL`,
  );
}

/** @throws DatabaseRefused where the database is of another deployment */
async function ciphertextsFor(
  folder: string,
  database: PostgresDatabase | undefined,
  deployment: { readonly id: string; readonly world: World },
): Promise<CiphertextStore> {
  const file = join(folder, CIPHERTEXTS);
  if (!database) return new SqliteCiphertexts(file);
  await takeForDeployment(database, deployment.world, deployment.id);
  const shared = new PostgresCiphertexts(database);
  if (existsSync(file)) await moveCiphertexts(file, shared);
  return shared;
}

/** From the file of a folder that has used one until now; the file has another name when all of it stands there. */
async function moveCiphertexts(file: string, to: CiphertextStore): Promise<void> {
  const from = new SqliteCiphertexts(file);
  try {
    const places = await from.places({ from: '', before: AFTER_ALL });
    for (let next = 0; next < places.length; next += MOVED_TOGETHER) {
      const events = places.slice(next, next + MOVED_TOGETHER).map(({ event }) => event);
      await to.put(await from.read(events));
    }
  } finally {
    await from.close();
  }
  renameSync(file, `${file}.moved`);
}

/** What nobody can open any more is removed, too: at once, and at the next start where that failed. */
function eraseWithKeys(keys: KeyStore, ciphertexts: CiphertextStore, logger: Logger): void {
  const remove = (scope?: string): void => {
    ciphertexts.destroy(keys.destroyedKeys(scope)).catch((error: unknown) => {
      logger.error({ fault: faultOf(error) }, 'ciphertexts of destroyed keys could not be removed yet');
    });
  };
  remove();
  keys.onDestroyed(remove);
}
