import { msBetween, plusMs, toInstant, type Instant, type Json, type Recorded } from '@samsyn/kernel';
import type { Redacted, ViewedFields } from '@samsyn/secrecy';
import type { Correction, ShownEntry, ViewedEntry } from '@samsyn/operations/contract';

/**
 * "`lateEntries` counts entries recorded more than 15 minutes after they happened, corrections not counted."
 * @rule late-entry: An entry that was recorded more than fifteen minutes after it happened is marked as late.
 * @source domain: On the site
 * @proof marks › an entry recorded …
 */
const LATE_AFTER_MS = 15 * 60_000;
export const CORRECTION = 'EntryCorrected';
export const MARK_OF_ERROR = 'EntryMarkedInError';

/**
 * Such an entry is recorded as any other, and marked: the date is probably a typing mistake.
 * @rule long-before: What happened, by its own word or its correction, more than thirty days before the operation was
 * proposed is marked.
 * @source domain: On the site
 * @proof marks › an entry that happened …
 */
const LONG_BEFORE_MS = 30 * 24 * 60 * 60_000;

/** The moment before which an entry is of another time, by the proposal that the viewer sees. */
export const longBefore = ({ name, occurredAt }: Recorded): Instant | undefined =>
  name === 'OperationProposed' ? plusMs(occurredAt, -LONG_BEFORE_MS) : undefined;

/** A visible entry with the visible entries that mark it. */
export interface TimelineEntry {
  readonly id: string;
  readonly name: string;
  readonly event: Recorded;
  readonly redacted: ViewedFields;
  /** Of the persons met, the one whom it concerns, by a key of our own. */
  readonly person: string | undefined;
  personMet: number | undefined;
  /** Visible corrections of it, in order of recording. */
  corrections: readonly TimelineEntry[];
  /** What this one corrects. */
  readonly corrected: TimelineEntry | undefined;
  /** The visible mark that the entry should not be there. */
  inError: TimelineEntry | undefined;
  /** It happened while the operation was halted. */
  suspended: boolean;
  /** What happened earlier is marked; absent where the viewer sees no proposal. */
  readonly notBefore: Instant | undefined;
  /** As it looks now; absent where that is to be made anew. */
  viewed: ViewedEntry | undefined;
}

/** An entry that ordinary views leave out, or a correction of one, and the mark that says so. */
export interface EntryInError extends Required<Pick<ShownEntry, 'inError'>> {
  readonly id: string;
}

/** Neither marked in error, nor such a mark, nor a correction of what is. */
export const isOrdinary = ({ event, inError, corrected: target }: TimelineEntry): boolean =>
  event.name !== MARK_OF_ERROR && !inError && !target?.inError;

export const viewedOf = (kept: TimelineEntry): ViewedEntry => (kept.viewed ??= make(kept));

function make(kept: TimelineEntry): ViewedEntry {
  const { event, redacted } = kept;
  const { id, name, stream, position, actor, recordedAt } = event;
  const corrections = kept.corrections.flatMap(correctionOf);
  const at = happenedAt(event.occurredAt, corrections);
  return {
    entry: marked(kept, corrections, at),
    id,
    name,
    stream,
    position,
    actor,
    at,
    recordedAt,
    data: corrected(redacted.data, corrections),
  };
}

function correctionOf(kept: TimelineEntry): Correction[] {
  const { field, is, was } = viewedOf(kept).data;
  if (typeof field !== 'string' || is === undefined) return [];
  return [{ field, is, ...(was === undefined ? {} : { was }), by: kept.event.id }];
}

const ofTime = ({ field }: Correction): boolean => field === 'occurredAt';

function happenedAt(at: Instant, corrections: readonly Correction[]): Instant {
  const is = corrections.findLast(ofTime)?.is;
  return typeof is === 'string' && !Number.isNaN(Date.parse(is)) ? toInstant(is) : at;
}

function corrected(
  data: Readonly<Record<string, Json>>,
  corrections: readonly Correction[],
): Readonly<Record<string, Json>> {
  const fields = corrections.filter((correction) => !ofTime(correction));
  return fields.length === 0
    ? data
    : { ...data, ...Object.fromEntries(fields.map(({ field, is }) => [field, is])) };
}

function marked(
  { event, redacted: { entry }, personMet, suspended, inError, notBefore }: TimelineEntry,
  corrections: readonly Correction[],
  at: Instant,
): Redacted<ShownEntry> {
  const delayMs = event.occurredAt === event.recordedAt ? 0 : msBetween(event.occurredAt, event.recordedAt);
  const late = event.name !== CORRECTION && delayMs > LATE_AFTER_MS;
  const isLongBefore = notBefore !== undefined && at < notBefore;
  const isPlain = !late && !isLongBefore && delayMs >= 0 && corrections.length === 0;
  if (isPlain && personMet === undefined && !suspended && !inError) return entry;
  return {
    ...entry,
    ...(late ? { late } : {}),
    ...(delayMs < 0 ? { aheadOfClock: true } : {}),
    ...(isLongBefore ? { longBefore: true } : {}),
    ...(corrections.length > 0 ? { corrections } : {}),
    ...(personMet === undefined ? {} : { personMet }),
    ...(suspended ? { duringSuspension: true } : {}),
    ...(inError ? { inError: errorOf(inError) } : {}),
  };
}

/** Of the mark. */
export const errorOf = ({ event, redacted }: TimelineEntry): NonNullable<ShownEntry['inError']> => ({
  kind: redacted.data.kind as NonNullable<ShownEntry['inError']>['kind'],
  by: event.id,
});
