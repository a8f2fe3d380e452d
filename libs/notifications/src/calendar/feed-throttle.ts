import { Injectable } from '@nestjs/common';
import { DomainError } from '@samsyn/kernel';
import { LeastRecentlyUsed } from '@samsyn/processing';

const WINDOW_MS = 60_000;
const READINGS_MOST = 30;
const FEEDS_REMEMBERED = 10_000;

/** How often one calendar is made: programs ask each hour, and nobody needs it more than twice a second for long. */
@Injectable()
export class FeedThrottle {
  private readonly readings = new LeastRecentlyUsed<string, { since: number; count: number }>(
    FEEDS_REMEMBERED,
  );

  /** @throws DomainError `CALENDAR.TOO_OFTEN` (throttled) */
  count(feed: string): void {
    const now = performance.now();
    const known = this.readings.get(feed);
    const current = known && now - known.since < WINDOW_MS ? known : { since: now, count: 0 };
    current.count += 1;
    this.readings.set(feed, current);
    if (current.count > READINGS_MOST) throw new DomainError('CALENDAR.TOO_OFTEN', {}, 'throttled');
  }
}
