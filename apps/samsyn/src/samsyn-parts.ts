import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AccessLog } from '@samsyn/access-log';
import {
  EventAltered,
  EventCodec,
  FollowedStore,
  LogDamage,
  type EventStore,
  type Position,
  wholeScope,
} from '@samsyn/event-store';
import { ConfigurationError, Directory } from '@samsyn/identity';
import type { Instant, World } from '@samsyn/kernel';
import { NOTIFICATIONS_OFF, PersonalStore, type NotificationSettings } from '@samsyn/notifications';
import {
  AdjustableClock,
  CommandExecutor,
  type Leases,
  LogTime,
  PostgresProcessingStore,
  Processing,
  ProcessingStore,
  ReadModelDatabase,
  SqliteLeases,
  SystemClock,
} from '@samsyn/processing';
import { OperationLog } from '@samsyn/operations';
import { KeyStoreSealer, type KeyStore } from '@samsyn/secrecy';
import { Metrics, MetricsCredential, OpaqueToken } from '@samsyn/web';
import type { Logger } from 'pino';
import { claimFolder, metricsToken, ownerOnly, type DataPlace } from './data-folder';
import { eventRegistry } from './event-registry';
import { takeOverPlayed } from './first-start';
import { EMBEDDED, type LogEngine } from './log-engine';
import { openAccessLog } from './open-access-log';
import { MIRROR, openKurrentLog } from './open-kurrent-log';
import { NOTHING_IS_LOST, openLog, type AcceptedLosses } from './open-log';
import { carryOutSplits } from './split-branches';
import { finishMove } from './store/log-move';
import { LOG } from './store/stopped-store';

/** Of a process that keeps nothing, and that nobody watches but its tests. */
const IN_MEMORY = 'metrics-of-a-process-in-memory';

/** Positions stand in them: those of one engine say nothing to another. */
const TOKENS = { embedded: 'opaque-tokens', kurrentdb: 'opaque-tokens-kurrentdb' } as const;

/** This process alone writes to the log (the store holds its lock): what it appends is all that is new. */
const ONLY_WRITER = { onlyWriter: true };

/** What one process of the embedded profile is made of, opened and not yet running. */
export interface SamsynParts {
  readonly world: World;
  readonly logger: Logger;
  readonly clock: AdjustableClock;
  readonly keys: KeyStore;
  readonly accessLog: AccessLog;
  readonly eventStore: EventStore;
  /** What of the log did not verify since the start. */
  readonly damage: LogDamage;
  /** False where the head of the log could not be kept for some time. */
  readonly headIsKept: () => boolean;
  readonly codec: EventCodec;
  readonly executor: CommandExecutor;
  readonly operationLog: OperationLog;
  readonly directory: Directory;
  readonly personal: PersonalStore;
  readonly notifications: NotificationSettings;
  readonly readModels: ReadModelDatabase;
  readonly processing: Processing;
  readonly metrics: Metrics;
  readonly metricsCredential: MetricsCredential;
  readonly tokens: OpaqueToken;
  close(): Promise<void>;
}

/**
 * @throws Error where a file is another program's, damaged, or open in another process
 * @throws ConfigurationError where the folder is another world's
 * @throws KeysLost where the log holds events that the keys of the folder do not open
 * @throws LogLost where the log does not hold what it held before
 * @throws ForeignLog where the log of the engine is another's, or lacks what was read of it before
 */
export async function openParts(
  place: DataPlace,
  logger: Logger,
  world: World = 'real',
  notifications: NotificationSettings = NOTIFICATIONS_OFF,
  accepted: AcceptedLosses = NOTHING_IS_LOST,
  engine: LogEngine = EMBEDDED,
): Promise<SamsynParts> {
  if (place !== 'memory') {
    claimFolder(place.folder, world);
    ownerOnly(place.folder);
    takeOverPlayed(place.folder);
    finishMove(place.folder);
    mustHaveLogOn(engine, place.folder);
  }
  const file = (name: string) => (place === 'memory' ? ':memory:' : join(place.folder, name));
  const damage = new LogDamage((found) =>
    logger.error(found, 'the log is damaged here: what does not verify is not shown (docs/operating.md)'),
  );
  const { log, keys, head, database } =
    place === 'memory' || engine.kind === 'embedded'
      ? await openLog(place, accepted, damage)
      : await openKurrentLog({ ...place, engine, world }, accepted, damage, logger);
  const accessLog = await openAccessLog(place).catch(async (error: unknown) => {
    await closeAll([head, log, keys, database]);
    throw error;
  });
  const directory = openDirectory(file('identity.sqlite'), await log.head());
  const followers = directory.followers();
  const eventStore = new FollowedStore(log, followers);
  const clock = new AdjustableClock(new SystemClock());
  const codec = new EventCodec(eventRegistry(), new KeyStoreSealer(keys), followers, damage);
  if (place !== 'memory') await carryOutSplits(directory, eventStore, codec, file('read-models.sqlite'));
  const readModels = new ReadModelDatabase(file('read-models.sqlite'), logger);
  const store = database
    ? new PostgresProcessingStore(database)
    : new ProcessingStore(file('processing.sqlite'), logger);
  const personal = new PersonalStore(file('notifications.sqlite'), keys);
  releaseLeases(store.leases, personal.leases);
  const operationLog = new OperationLog(eventStore, codec, ONLY_WRITER);
  const recordedAt = new LogTime(await lastRecordedAt(log));
  const executor = new CommandExecutor(
    ...([eventStore, codec, clock, keys.fingerprint()] as const),
    ...([operationLog.add.bind(operationLog), recordedAt, ONLY_WRITER] as const),
  );
  forgetDestroyed(keys, executor, operationLog);
  return {
    world,
    logger,
    clock,
    keys,
    accessLog,
    eventStore,
    damage,
    headIsKept: () => head?.isUpToDate ?? true,
    codec,
    executor,
    operationLog,
    directory,
    personal,
    notifications,
    readModels,
    processing: new Processing({ eventStore, codec, readModels, store, clock, log: logger }),
    metrics: new Metrics(),
    metricsCredential: new MetricsCredential(place === 'memory' ? IN_MEMORY : metricsToken(place.folder)),
    tokens: new OpaqueToken(keys.secretFor(TOKENS[engine.kind])),
    close: () =>
      closeAll([head, eventStore, accessLog, readModels, store, directory, personal, keys, database]),
  };
}

/** @throws ConfigurationError where the settings say another engine than the folder was used with */
function mustHaveLogOn({ kind }: LogEngine, folder: string): void {
  const has = (name: string): boolean => existsSync(join(folder, name));
  if (kind === 'kurrentdb' && has(LOG))
    throw new ConfigurationError(
      'SAMSYN_KURRENTDB_URL is set, and the data folder has its log in a file: copy it first (npm run -s store -- copy kurrentdb)',
    );
  if (kind === 'embedded' && has(MIRROR) && !has(LOG))
    throw new ConfigurationError(
      'the log of the data folder is on KurrentDB: set SAMSYN_KURRENTDB_URL, or copy it back (npm run -s store -- copy embedded)',
    );
}

/** One after the other, in this order. */
async function closeAll(parts: readonly ({ close(): void | Promise<void> } | undefined)[]): Promise<void> {
  for (const part of parts) await part?.close();
}

/** Follows what other processes over the same file change. */
function openDirectory(file: string, head: Position): Directory {
  const directory = new Directory(file);
  directory.keepArrivalsWithin(head);
  directory.feed.follow();
  return directory;
}

/** Of what was opened with keys that are destroyed, by whichever process, nothing stays in memory. */
function forgetDestroyed(keys: KeyStore, executor: CommandExecutor, operationLog: OperationLog): void {
  keys.onDestroyed((scope) => {
    executor.forget(wholeScope(scope));
    void operationLog.forgetStream(wholeScope(scope));
  });
  keys.follow();
}

/**
 * The lock of the log says that no other process is there: whoever had a lease has ended. Of leases that processes share it
 * says nothing; those are followed after their time.
 */
function releaseLeases(...files: readonly Leases[]): void {
  for (const leases of files) if (leases instanceof SqliteLeases) leases.releaseAll();
}

/** Empty for an empty log, and where its last event is not what was written. */
async function lastRecordedAt(log: EventStore): Promise<Instant> {
  const [last] = await log.readLatest(1);
  try {
    return last?.recordedAt ?? '';
  } catch (error) {
    if (error instanceof EventAltered) return '';
    throw error;
  }
}
