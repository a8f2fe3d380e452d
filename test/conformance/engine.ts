import { randomBytes } from 'node:crypto';
import { EventStoreDBClient, StreamNotFoundError, streamNameFilter } from '@eventstore/db-client';
import type { Engine } from '../contract/kurrentdb-log';

/** Begins the name of everything that one run leaves in the engine, so that it can be removed. */
const RUN = 'SAMSYN_CONFORMANCE_RUN';
/** After so long without an event all has been given that stood there. */
const QUIET_MS = 1_500;

/** @throws Error where the script did not say them */
function fromScript(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: run npm run -s conformance -- kurrentdb`);
  return value;
}

export const engineUrl = (): string => fromScript('KURRENTDB_URL');

/** A log that nobody has used. */
export const freshEngine = (): Engine => ({
  url: engineUrl(),
  prefix: `${fromScript(RUN)}-${randomBytes(6).toString('hex')}`,
});

/** Deletes every stream of this run; what it takes on the disk goes with the engine's next scavenge. @returns how many */
export async function removeAll(): Promise<number> {
  const client = EventStoreDBClient.connectionString(engineUrl());
  try {
    const streams = await streamsOf(client, fromScript(RUN));
    let removed = 0;
    for (const stream of streams) {
      try {
        await client.deleteStream(stream);
        removed += 1;
      } catch (error) {
        if (!(error instanceof StreamNotFoundError)) throw error;
      }
    }
    return removed;
  } finally {
    await client.dispose();
  }
}

function streamsOf(client: EventStoreDBClient, prefix: string): Promise<ReadonlySet<string>> {
  return new Promise((resolve, reject) => {
    const found = new Set<string>();
    const filter = streamNameFilter({ prefixes: [prefix], maxSearchWindow: 2_000 });
    const subscription = client.subscribeToAll({ filter });
    const quiet = setTimeout(() => void subscription.unsubscribe().then(() => resolve(found)), QUIET_MS);
    subscription.on('error', reject);
    subscription.on('data', ({ event }) => {
      quiet.refresh();
      if (event) found.add(event.streamId);
    });
  });
}
