import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import {
  chainOf,
  ChainReader,
  EventAltered,
  EventCodec,
  LogDamage,
  SchemaMismatch,
  type Damage,
  type EventStore,
  type StoredEvent,
} from '@samsyn/event-store';
import { isDamage } from '@samsyn/processing';
import { KeyStoreSealer } from '@samsyn/secrecy';
import { ownerOnly } from '../data-folder';
import { eventRegistry } from '../event-registry';
import { openAccessLog } from '../open-access-log';
import { NOTHING_IS_LOST, openLog } from '../open-log';
import type { ShowProgress } from '../progress';
import { LOG, requireStopped, requireStore } from './stopped-store';

const EVENTS_PER_READ = 1_000;
const ACCESS_LOG = 'access/access.sqlite';
const DATABASES = [
  ...[LOG, 'keys/keys.sqlite', ACCESS_LOG, 'identity.sqlite', 'notifications.sqlite'],
  ...['processing.sqlite', 'read-models.sqlite'],
];

export interface CheckedStore {
  readonly events: number;
  /** One line for each fault; `[]` where the store is sound. */
  readonly faults: readonly string[];
}

const lineOf = ({ position, field }: Damage): string =>
  field === undefined
    ? `the event at position ${position} is not what was written, or one before it is missing`
    : `field ${field} of the event at position ${position} does not open`;

/**
 * Reads all of a stopped store: the pages of each file, every event with its place in its chain, every sealed field,
 * and every row of the access log.
 * @throws as `openLog`; ConfigurationError where there is no store, or it is open
 */
export async function checkStore(folder: string, showProgress: ShowProgress): Promise<CheckedStore> {
  requireStore(folder);
  requireStopped(folder);
  ownerOnly(folder);
  const faults = DATABASES.flatMap((name) => faultsOfFile(join(folder, name), name));
  const damage = new LogDamage((found) => faults.push(lineOf(found)));
  const { log, keys, head } = await openLog({ folder }, NOTHING_IS_LOST, damage);
  try {
    const codec = new EventCodec(eventRegistry(), new KeyStoreSealer(keys), undefined, damage);
    const check = eventCheck(codec, damage, faults);
    const events = await readAll(log, codec, check, showProgress);
    faults.push(...(await faultsOfAccessLog(folder)));
    return { events, faults };
  } finally {
    await head?.close();
    await log.close();
    keys.close();
  }
}

function faultsOfFile(file: string, name: string): readonly string[] {
  if (!existsSync(file)) return [];
  try {
    const database = new Database(file, { readonly: true });
    try {
      return database.pragma('quick_check', { simple: true }) === 'ok' ? [] : [`${name} is damaged`];
    } finally {
      database.close();
    }
  } catch (error) {
    if (isDamage(error)) return [`${name} is damaged`];
    throw error;
  }
}

async function faultsOfAccessLog(folder: string): Promise<readonly string[]> {
  if (!existsSync(join(folder, ACCESS_LOG))) return [];
  const accessLog = await openAccessLog({ folder });
  try {
    const from = await accessLog.check();
    return from === undefined ? [] : [`the log of who reads is not as it was written from row ${from} on`];
  } finally {
    await accessLog.close();
  }
}

/** @returns how many events there are */
async function readAll(
  log: EventStore,
  codec: EventCodec,
  check: (event: StoredEvent) => void,
  showProgress: ShowProgress,
): Promise<number> {
  const head = await log.head();
  const progress = showProgress('events');
  let count = 0;
  for (let after = 0; after < head;) {
    const page = await log.readAll({ after, limit: EVENTS_PER_READ });
    await codec.load(page);
    for (const event of page) check(event);
    count += page.length;
    after = page.at(-1)?.position ?? head;
    progress(after, head);
  }
  return count;
}

function eventCheck(codec: EventCodec, damage: LogDamage, faults: string[]): (event: StoredEvent) => void {
  const chains = new Map<string, ChainReader>();
  return (event) => {
    const chain = chains.get(chainOf(event)) ?? new ChainReader(damage);
    chains.set(chainOf(event), chain);
    try {
      chain.follow(event);
      codec.decode(event);
    } catch (error) {
      if (error instanceof SchemaMismatch) faults.push(`position ${event.position}: ${error.message}`);
      else if (!(error instanceof EventAltered)) throw error;
      // One altered event is one fault: the next is held against its own place.
      else chain.lose();
    }
  };
}
