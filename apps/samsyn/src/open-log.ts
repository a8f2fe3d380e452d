import { join } from 'node:path';
import {
  EventAltered,
  LogLost,
  MemoryEventStore,
  SqliteEventStore,
  type EventStore,
  type LogDamage,
  type StoredEvent,
} from '@samsyn/event-store';
import type { PostgresDatabase } from '@samsyn/postgres';
import { EphemeralRootKey, FileRootKey, KeysLost, KeyStore, LogHeadFile } from '@samsyn/secrecy';
import { HeadKeeper } from './head-keeper';
import type { DataPlace } from './data-folder';

/** Enough to see that the keys are an older back-up than the log, without reading all of it at each start. */
const LATEST_EVENTS = 200;

/** What the operator has decided to go on without. */
export interface AcceptedLosses {
  /** What the lost keys sealed stays unreadable, and the rest goes on. */
  readonly keys: boolean;
  /** What the log does not hold any more is gone, and the rest is taken as it stands. */
  readonly log: boolean;
}

export const NOTHING_IS_LOST: AcceptedLosses = { keys: false, log: false };

export interface OpenedLog {
  readonly log: EventStore;
  readonly keys: KeyStore;
  /** Undefined in memory. */
  readonly head: HeadKeeper | undefined;
  /** What processes share beside the log; closed after all that stands on it. */
  readonly database?: PostgresDatabase | undefined;
}

/**
 * Opens the log and its keys. Where the log holds events, their keys must be there: a new key store beside an old log
 * would begin to seal with other keys what it cannot read. And the log must hold what it held when its head was kept.
 * @throws KeysLost
 * @throws LogLost
 * @throws LogHeadDamaged
 */
export async function openLog(
  place: DataPlace,
  accepted: AcceptedLosses,
  damage: LogDamage,
): Promise<OpenedLog> {
  if (place === 'memory') {
    const keys = new KeyStore(':memory:', new EphemeralRootKey());
    return { log: new MemoryEventStore(), keys, head: undefined };
  }
  const folder = join(place.folder, 'keys');
  const file = join(place.folder, 'log.sqlite');
  let keys: KeyStore | undefined;
  let log: SqliteEventStore | undefined;
  let headFile: LogHeadFile | undefined;
  try {
    log = await SqliteEventStore.open({
      file,
      damage,
      bind: (isEmpty) => {
        const root = new FileRootKey(join(folder, 'root.key'));
        keys = new KeyStore(join(folder, 'keys.sqlite'), root, isEmpty || accepted.keys);
        const lossIsAccepted = accepted.keys || accepted.log;
        headFile = new LogHeadFile(join(folder, 'log-head'), keys.secretFor('log-head'));
        const kept = lossIsAccepted ? [] : headFile.read();
        // A folder from before heads were kept.
        if (isEmpty && kept.length === 0 && !lossIsAccepted && keys.hasSealed()) {
          throw new LogLost(file, 'it is empty, and the keys have sealed something');
        }
        return { key: keys.secretFor('log-chain'), kept, lossIsAccepted };
      },
    });
    if (!accepted.keys) await mustKnowLatest(keys!, log, folder);
    // Before the first event: a log that is killed in its first moments has a head, too.
    await headFile!.keep((await log.keptHead())!);
    return { log, keys: keys!, head: new HeadKeeper(log, headFile!) };
  } catch (error) {
    await log?.close();
    keys?.close();
    throw error;
  }
}

export async function mustKnowLatest(keys: KeyStore, log: EventStore, folder: string): Promise<void> {
  const latest = await log.readLatest(LATEST_EVENTS);
  const used = latest.flatMap((event) => keysOf(event));
  const missing = new Set(used.filter((id) => !keys.knows(id)));
  if (missing.size === 0) return;
  throw new KeysLost(
    `${missing.size} keys of the latest events are not in ${join(folder, 'keys.sqlite')}, which is older than the log`,
  );
}

/** Of an event that is not what was written, none. */
function keysOf(event: StoredEvent): readonly string[] {
  try {
    return Object.values(event.sealed).map(({ key }) => key);
  } catch (error) {
    if (error instanceof EventAltered) return [];
    throw error;
  }
}
