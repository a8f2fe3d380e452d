import { DomainError, type Decided, type Warning } from '@samsyn/kernel';
import type { ReportedFactOf } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';

/**
 * @rule area-count-in-order: The time that a count for an area is of does not end before it begins.
 * @source domain: On the site; ADR 0041
 * @proof a count for an area › is refused where its time ends before it begins
 * @throws DomainError `AREA_COUNT.ENDS_BEFORE_IT_BEGINS` (invalid)
 */
export function decideAreaCounted(fact: ReportedFactOf<'AreaCounted'>): readonly ConductEvent[] {
  const { from, to } = fact.data;
  if (from !== undefined && to !== undefined && to < from)
    throw new DomainError('AREA_COUNT.ENDS_BEFORE_IT_BEGINS', {}, 'invalid');
  return [fact];
}

const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * @rule area-count-not-begun: A count of a time that has not begun is recorded, and its answer warns of it; one of a time that
 *   goes on, as today until midnight, is not warned of.
 * @source domain: On the site; ADR 0040
 * @proof a count for an area › warns of a time only where it has not begun: it …
 */
export const warningsOfAreaCount = ({
  events,
  metadata: { now },
}: Pick<Decided<unknown>, 'events' | 'metadata'>): readonly Warning[] =>
  events.flatMap(({ name, data }): readonly Warning[] => {
    const { from } = data as { readonly from?: unknown };
    if (name !== 'AreaCounted' || typeof from !== 'string') return [];
    const isToCome = Date.parse(from) - Date.parse(now) > CLOCK_TOLERANCE_MS;
    return isToCome ? [{ code: 'AREA_COUNT.NOT_BEGUN', field: 'from', details: { clock: now } }] : [];
  });
