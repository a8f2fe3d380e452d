import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newUuid, SeparateCiphertexts, SqliteCiphertexts, type EventStore } from '@samsyn/event-store';
import { KurrentEventStore } from '@samsyn/event-store/kurrentdb';
import type { SubscriptionBounds } from '../../libs/event-store/src/live-subscription';
import { KurrentStandIn } from '../standins/kurrentdb/kurrent-stand-in';
import { eventStoreContract } from './event-store.contract';

/** Enough for the first event of a test and fewer than the 2,000 of its largest append. */
const LITTLE_ROOM = 100;
const SHORT = { callMs: 2_000, answerMs: 500 };

const discarded: (() => Promise<void> | void)[] = [];

async function openOn(standIn: KurrentStandIn, subscriptions?: SubscriptionBounds): Promise<EventStore> {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-kurrentdb-'));
  const log = await KurrentEventStore.open({
    url: standIn.url,
    prefix: 'samsyn',
    mirrorFile: join(folder, 'mirror.sqlite'),
    bind: () => ({ deployment: { id: newUuid(), world: 'training' }, chainKey: Buffer.alloc(32, 7) }),
    subscriptions,
    ...SHORT,
  });
  const store = new SeparateCiphertexts(log, new SqliteCiphertexts(':memory:'));
  discarded.push(async () => {
    await store.close();
    await standIn.stop();
    rmSync(folder, { recursive: true });
  });
  return store;
}

eventStoreContract('KurrentDB (a stand-in)', {
  open: async (options) => openOn(await KurrentStandIn.start({}), options?.subscriptions),
  openWithLittleRoom: async () => openOn(await KurrentStandIn.start({ capacity: LITTLE_ROOM })),
  discard: async () => {
    for (const discard of discarded.splice(0)) await discard();
  },
});
