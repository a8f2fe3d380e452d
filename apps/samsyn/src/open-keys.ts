import { join } from 'node:path';
import type { EventStore } from '@samsyn/event-store';
import { EphemeralRootKey, FileRootKey, KeysLost, KeyStore } from '@samsyn/secrecy';
import type { DataPlace } from './samsyn-parts';

/** Enough to tell that a back-up of the keys is older than the log, without reading all of the log at each start. */
const LATEST_EVENTS = 200;

/**
 * Opens the keys of the log. Where the log holds events, their keys must be there: a new key store beside an old log
 * would begin to seal with other keys what it cannot read.
 * @param lossIsAccepted what the lost keys sealed stays unreadable, and the rest goes on
 * @throws KeysLost
 */
export async function openKeys(
  place: DataPlace,
  log: EventStore,
  lossIsAccepted: boolean,
): Promise<KeyStore> {
  if (place === 'memory') return new KeyStore(':memory:', new EphemeralRootKey());
  const file = join(place.folder, 'keys', 'keys.sqlite');
  const head = await log.head();
  const root = new FileRootKey(join(place.folder, 'keys', 'root.key'));
  const keys = new KeyStore(file, root, head === 0 || lossIsAccepted);
  if (lossIsAccepted) return keys;
  const latest = await log.readAll({ after: Math.max(0, head - LATEST_EVENTS), limit: LATEST_EVENTS });
  const used = latest.flatMap(({ sealed }) => Object.values(sealed).map(({ key }) => key));
  const missing = new Set(used.filter((id) => !keys.knows(id)));
  if (missing.size === 0) return keys;
  keys.close();
  throw new KeysLost(
    `${missing.size} keys of the latest events are not in ${file}, which is older than the log`,
  );
}
