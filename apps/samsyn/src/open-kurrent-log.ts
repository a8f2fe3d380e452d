import { join } from 'node:path';
import {
  PostgresCiphertexts,
  SeparateCiphertexts,
  SqliteCiphertexts,
  uuidV5,
  type CiphertextStore,
  type LogDamage,
} from '@samsyn/event-store';
import type { KurrentEventStore } from '@samsyn/event-store/kurrentdb';
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
 * @throws DatabaseRefused where the database of the ciphertexts is not one for this deployment
 * @throws ForeignLog where the log is of other keys, of the other world, or lacks what was read of it before
 */
export async function openKurrentLog(
  { folder, engine, world }: KurrentPlace,
  accepted: AcceptedLosses,
  damage: LogDamage,
  logger: Logger,
): Promise<OpenedLog> {
  const { KurrentEventStore: Store } = await import('@samsyn/event-store/kurrentdb');
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

/** @throws DatabaseRefused where the database is of another deployment */
async function ciphertextsFor(
  folder: string,
  database: PostgresDatabase | undefined,
  deployment: { readonly id: string; readonly world: World },
): Promise<CiphertextStore> {
  if (!database) return new SqliteCiphertexts(join(folder, 'ciphertexts.sqlite'));
  await takeForDeployment(database, deployment.world, deployment.id);
  return new PostgresCiphertexts(database);
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
