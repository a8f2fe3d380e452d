import type { HealthChecks } from '@samsyn/web';
import type { SamsynParts } from './samsyn-parts';

/** What an operator sees: whether the parts are up, how far behind the read models are, what stopped. */
export function watch({ world, eventStore, processing, metrics }: SamsynParts, checks: HealthChecks): void {
  checks.register('event-store', async () => (await eventStore.head()) >= 0);
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
