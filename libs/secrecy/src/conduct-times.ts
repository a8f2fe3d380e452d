import { plusCalendarDays, type Instant, type Recorded } from '@samsyn/kernel';

/**
 * When the conduct was, as reported: each bound narrows, so that no later statement opens what was closed.
 */
export interface ConductTimes {
  /** The latest start that was reported, by correction too. */
  readonly startedAt?: Instant;
  /** The earliest end that was reported. */
  readonly endedAt?: Instant;
  readonly plannedEnd?: Instant;
}

/** An end that nobody reported, or days late, does not make what happens days later part of the conduct. */
const FORGOTTEN_END_AFTER_DAYS = 1;

const latest = (a: Instant | undefined, b: Instant): Instant => (a !== undefined && a > b ? a : b);
const earliest = (a: Instant | undefined, b: Instant): Instant => (a !== undefined && a < b ? a : b);

export const startedAt = (times: ConductTimes, at: Instant): ConductTimes => ({
  ...times,
  startedAt: latest(times.startedAt, at),
});
export const endedAt = (times: ConductTimes, at: Instant): ConductTimes => ({
  ...times,
  endedAt: earliest(times.endedAt, at),
});

type Data = Readonly<Record<string, unknown>>;
interface ConductAccess {
  conduct: ConductTimes;
  readonly correctedTimes: Map<string, readonly string[]>;
  readonly byId: { get(id: string): Recorded | undefined };
}

/** A leader does not move the window afterwards to see what came later. */
export function plannedFor(access: ConductAccess, { window }: Data): void {
  if (access.conduct.startedAt !== undefined || !Array.isArray(window)) return;
  access.conduct = { ...access.conduct, plannedEnd: window[1] as string };
}

export function timeCorrected(access: ConductAccess, { field, entry, is }: Data): void {
  const corrected = access.byId.get(entry as string);
  if (field !== 'occurredAt' || typeof is !== 'string' || !corrected) return;
  const { id, name } = corrected;
  if (name === 'ConductStarted') access.conduct = startedAt(access.conduct, is);
  if (name === 'ConductEnded') access.conduct = endedAt(access.conduct, is);
  access.correctedTimes.set(id, [...(access.correctedTimes.get(id) ?? []), is]);
}

/**
 * Whether all of the times that were reported for one entry lie between start and end of the conduct.
 * @rule during-the-conduct: Of an encounter participants see what the staff did between start and end of the conduct;
 *   what happens after the end is the exposed person's, and a correction of a time never shows more.
 * @source OSL 26:1; domain: The encounter
 * @proof what the staff did in an encounter › …
 */
export function isDuring(conduct: ConductTimes, times: readonly Instant[]): boolean {
  const { startedAt: from, endedAt: to, plannedEnd } = conduct;
  if (from === undefined) return false;
  const last = latest(plannedEnd, from);
  const forgotten = plusCalendarDays(last, FORGOTTEN_END_AFTER_DAYS);
  const end = earliest(to, forgotten);
  return times.every((at) => at >= from && at <= end);
}
