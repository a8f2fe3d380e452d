import type { Decided, Instant, Recorded, Warning } from '@samsyn/kernel';

const STARTED = 'ConductStarted';
const ENDED = 'ConductEnded';
const CORRECTED = 'EntryCorrected';
interface Correction {
  readonly entry?: string;
  readonly field?: string;
  readonly is?: unknown;
}

/** When each entry of that name was, with its corrections in order of recording. */
function timesOf(name: string, entries: readonly Pick<Recorded, 'id' | 'name' | 'data' | 'occurredAt'>[]) {
  const times = new Map<string, Instant>();
  for (const { id, name: named, data, occurredAt } of entries) {
    if (named === name) times.set(id, occurredAt);
    const { entry = '', field, is } = data as Correction;
    if (named === CORRECTED && field === 'occurredAt' && times.has(entry)) times.set(entry, String(is));
  }
  return [...times.values()].sort();
}

/**
 * Of a report or a correction of the start or the end. It is a fact of the site and is recorded; no right and no phase
 * hangs on it (ADR 0038).
 * @rule unlikely-end: An end before the start, an end of what nobody started and a second end are recorded, and the answer
 *   warns of them; so does a correction that puts the end before the start.
 * @source domain: On the site; ADR 0038
 * @proof the times of the conduct › …
 */
export function warningsOfConductTimes(
  { events, metadata }: Pick<Decided<unknown>, 'events' | 'metadata'>,
  entries: readonly Recorded[],
): readonly Warning[] {
  const [event] = events;
  if (!event) return [];
  const { entry, field } = event.data as Correction;
  const isOfTimes =
    event.name === CORRECTED &&
    field === 'occurredAt' &&
    entries.some(({ id, name }) => id === entry && (name === STARTED || name === ENDED));
  if (event.name !== STARTED && event.name !== ENDED && !isOfTimes) return [];
  const { name, data, occurredAt = metadata.occurredAt } = event;
  const after = [...entries, { id: '', name, data, occurredAt }];
  const [starts, ends] = [timesOf(STARTED, after), timesOf(ENDED, after)];
  const [start, end] = [starts[0], ends[0]];
  const isSecond = name === ENDED && ends.length > 1 ? [{ code: 'CONDUCT.ALREADY_ENDED' }] : [];
  if (start === undefined) return [...isSecond, { code: 'CONDUCT.NOT_STARTED' }];
  const isOutOfOrder = end !== undefined && end < start;
  return [
    ...isSecond,
    ...(isOutOfOrder ? [{ code: 'CONDUCT.ENDS_BEFORE_START', details: { start, end } }] : []),
  ];
}
