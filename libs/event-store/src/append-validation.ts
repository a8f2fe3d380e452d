import {
  EventIdTaken,
  NO_STREAM,
  type AppendCondition,
  type EventFilter,
  type EventToAppend,
  type LogRead,
  type StreamRead,
} from './port';

/** The most events that one read by position gives; a caller that wants more reads the next page. */
export const MAX_PAGE = 10_000;

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0;

/**
 * Checks what every adapter requires of an append.
 * @throws RangeError for no events, an expected revision below -1, or a condition on events that are not of one operation
 * @throws EventIdTaken for an id that stands twice in the same append
 */
export function validateAppend(
  events: readonly EventToAppend[],
  expected: number,
  condition?: AppendCondition,
): void {
  if (events.length === 0) throw new RangeError('an append needs at least one event');
  if (condition) admitCondition(events, condition);
  if (expected !== NO_STREAM && !isCount(expected))
    throw new RangeError('expected revision must be -1 or more');
  if (events.length === 1) return;
  const ids = new Set<string>();
  for (const { id } of events) {
    if (ids.has(id)) throw new EventIdTaken(id);
    ids.add(id);
  }
}

function admitCondition(events: readonly EventToAppend[], condition: AppendCondition): void {
  if (!isCount(condition.operationUnchangedAfter))
    throw new RangeError('a position must be a whole number from 0');
  const [first] = events;
  if (
    typeof first?.operationId !== 'string' ||
    events.some(({ operationId }) => operationId !== first.operationId)
  )
    throw new RangeError('a condition on an operation needs events of that one operation');
}

/** @throws RangeError for a position below 0 or a limit outside 1..MAX_PAGE */
export function validateLogRead({ after, limit }: LogRead): void {
  if (!isCount(after)) throw new RangeError('a position must be a whole number from 0');
  admitLimit(limit);
}

/** @throws RangeError for a limit outside 1..MAX_PAGE */
export function admitLimit(limit: number): void {
  if (!isCount(limit) || limit < 1 || limit > MAX_PAGE)
    throw new RangeError(`a limit must be 1 to ${MAX_PAGE}`);
}

/** @throws RangeError for a revision below 0 or a limit below 1 */
export function validateStreamRead({ from, limit }: StreamRead): void {
  if (from !== undefined && !isCount(from)) throw new RangeError('a revision must be a whole number from 0');
  if (limit !== undefined && (!isCount(limit) || limit < 1))
    throw new RangeError('a limit must be 1 or more');
}

/** The filter as a predicate; an empty list of types lets nothing through. */
export function passes(
  filter: EventFilter = {},
): (event: { type: string; operationId: string | null }) => boolean {
  const types = filter.types === undefined ? undefined : new Set(filter.types);
  const { operationId } = filter;
  return (event) =>
    (types === undefined || types.has(event.type)) &&
    (operationId === undefined || event.operationId === operationId);
}
