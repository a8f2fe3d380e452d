import { statfs } from 'node:fs/promises';
import type { HealthChecks } from '@samsyn/web';
import type { SamsynParts } from './samsyn-parts';
import type { DataPlace } from './data-folder';

/** Room for the largest command in every file that it writes to. */
const LEAST_FREE_BYTES = 4 * 1024 * 1024;

/** Whether the disk of the data folder has room left for those who may write to it. */
async function hasRoom(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize >= LEAST_FREE_BYTES;
}

/** What an operator sees: whether the parts are up, how far behind the read models are, what stopped. */
export function watch(
  { world, eventStore, accessLog, damage, headIsKept, processing, metrics }: SamsynParts,
  checks: HealthChecks,
  place: DataPlace,
): void {
  checks.register('event-store', async () => (await eventStore.head()) >= 0 && eventStore.isWritable());
  checks.register('access-log', () => accessLog.fault === undefined);
  checks.register('log-head', headIsKept);
  if (place !== 'memory') checks.register('disk', () => hasRoom(place.folder));
  checks.register('read-models', () =>
    processing
      .lag()
      .every(({ kind, state }) => kind !== 'projection' || state === 'live' || state === 'catching-up'),
  );
  checks.register('workflows', () => processing.stoppedWorkflows === 0);
  metrics.registerGauge(
    {
      name: 'samsyn_world',
      help: 'Which world this is: `real`, or `training` where nothing counts.',
      labels: ['world'],
    },
    () => [{ value: 1, labels: { world } }],
  );
  metrics.registerGauge(
    {
      name: 'samsyn_log_damage',
      help: 'Events and sealed fields of the log that did not verify when they were read, since the start.',
    },
    () => [{ value: damage.count }],
  );
  metrics.registerGauge(
    { name: 'samsyn_access_log_broken', help: '1 where the log of who reads is not as it was written.' },
    () => [{ value: accessLog.brokenFrom === undefined ? 0 : 1 }],
  );
  metrics.registerGauge(
    {
      name: 'samsyn_processor_lag_events',
      help: 'Events a read model or workflow has still to take in.',
      labels: ['processor'],
    },
    () => processing.lag().map(({ name, lag }) => ({ value: lag, labels: { processor: name } })),
  );
  metrics.registerGauge(
    {
      name: 'samsyn_dead_letters',
      help: 'Events that read models could not take in.',
      labels: ['processor'],
    },
    () =>
      processing.lag().map(({ name, deadLetters }) => ({ value: deadLetters, labels: { processor: name } })),
  );
  metrics.registerGauge(
    { name: 'samsyn_stopped_workflows', help: 'Workflows that stopped at an event.' },
    () => [{ value: processing.stoppedWorkflows }],
  );
}
