import type { Instant } from '@samsyn/kernel';

/** `recordedAt` never goes back in the log: where the clock is put back, it stands still until the clock has caught up. */
export class LogTime {
  /** @param last of the last event of the log; empty for an empty log */
  constructor(private last: Instant = '') {}

  following(now: Instant): Instant {
    return (this.last = now > this.last ? now : this.last);
  }
}
