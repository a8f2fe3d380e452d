/** A point in time as RFC 3339 in UTC with milliseconds, `2026-11-19T15:20:00.000Z`: compares as text. */
export type Instant = string;

export interface Clock {
  now(): Instant;
  /** Calls `wake` once when the clock has reached `at`; the returned function cancels it. */
  wakeAt(at: Instant, wake: () => void): () => void;
}

export const toInstant = (value: string | number | Date): Instant => new Date(value).toISOString();
export const plusMs = (instant: Instant, ms: number): Instant => toInstant(Date.parse(instant) + ms);
export const msBetween = (from: Instant, to: Instant): number => Date.parse(to) - Date.parse(from);
export const minutesBetween = (from: Instant, to: Instant): number => msBetween(from, to) / 60_000;

/** Both inclusive. */
export const PLAUSIBLE_YEARS = { min: '2000', max: '2199' } as const;
const AFTER_LAST_YEAR = `${Number(PLAUSIBLE_YEARS.max) + 1}`;
/**
 * Whether a moment or a day (`2026-11-19`), in UTC, is one that an operation can be about.
 * @rule plausible-years: A year before 2000 or after 2199 is taken for a typing mistake and refused, as a moment that
 * is no moment is.
 * @source domain: On the site
 * @proof fields › refuses …
 */
export const isOfPlausibleYear = (when: Instant): boolean =>
  when >= PLAUSIBLE_YEARS.min && when < AFTER_LAST_YEAR;

/** A clock that stands still until it is told to move: tests and exercises. It never goes back. */
export class ManualClock implements Clock {
  private waiting: { at: Instant; wake: () => void }[] = [];
  constructor(private instant: Instant) {}

  now(): Instant {
    return this.instant;
  }

  wakeAt(at: Instant, wake: () => void): () => void {
    const entry = { at, wake };
    this.waiting.push(entry);
    return () => {
      this.waiting = this.waiting.filter((other) => other !== entry);
    };
  }

  moveTo(at: Instant): void {
    if (at > this.instant) this.instant = at;
    const due = this.waiting
      .filter((entry) => entry.at <= this.instant)
      .sort((a, b) => (a.at < b.at ? -1 : 1));
    this.waiting = this.waiting.filter((entry) => entry.at > this.instant);
    for (const entry of due) entry.wake();
  }
}
