import type { Instant } from './clock';
import type { Json } from './json';

/**
 * What the caller should look at once more: it is recorded as it was reported, and seems unlikely or has an
 * effect that is easily overlooked. `code` is stable and has a title in both languages (`libs/presentation`);
 * `details` holds codes, numbers, times, handles and branches only, never text that a person wrote, and
 * nothing that the caller may not know.
 */
export interface Warning {
  readonly code: string;
  /** Name of the field of the body that it is about. */
  readonly field?: string;
  readonly details?: Readonly<Record<string, Json>>;
}

const LATE_DAYS = 7;
const DAY_MS = 24 * 60 * 60_000;

/**
 * Of the time at which something happened, for every command: reported more than a week later, or ahead of
 * our clock.
 */
export function warningsOfTime({
  occurredAt,
  now,
}: {
  occurredAt: Instant;
  now: Instant;
}): readonly Warning[] {
  const sinceMs = Date.parse(now) - Date.parse(occurredAt);
  if (sinceMs < 0) return [{ code: 'TIME.AHEAD_OF_CLOCK', field: 'occurredAt', details: { clock: now } }];
  const days = Math.floor(sinceMs / DAY_MS);
  return days > LATE_DAYS
    ? [{ code: 'TIME.LONG_AGO', field: 'occurredAt', details: { days, clock: now } }]
    : [];
}
