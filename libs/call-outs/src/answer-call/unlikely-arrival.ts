import type { Decided, Instant, Json, Warning } from '@samsyn/kernel';

/**
 * @rule unlikely-arrival: A time of arrival that is over, or after the end of the window, is recorded, and the answer warns
 * of it.
 * @source domain: Planning; ADR 0040
 * @proof the time of arrival › is unlikely in the past or after the end
 */
export function unlikelyArrival(
  { events, metadata: { now } }: Pick<Decided<unknown>, 'events' | 'metadata'>,
  window: readonly [Instant, Instant] | undefined,
): readonly Warning[] {
  const eta = events
    .filter(({ name }) => name === 'CoordinatorAccepted' || name === 'CallAnsweredLate')
    .map(({ data }) => (data as Readonly<Record<string, Json>>).eta)
    .at(-1);
  if (typeof eta !== 'string') return [];
  if (window && eta > window[1])
    return [{ code: 'CALL.ETA_AFTER_THE_END', field: 'eta', details: { until: window[1] } }];
  return eta < now ? [{ code: 'CALL.ETA_IS_OVER', field: 'eta', details: { clock: now } }] : [];
}
