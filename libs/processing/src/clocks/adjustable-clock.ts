import type { Clock, Instant } from '@samsyn/kernel';

interface Sleeper {
  readonly at: Instant;
  readonly wake: () => void;
  cancel: () => void;
}

/**
 * A clock that follows another one and can be set to follow a different one: an exercise is played with a clock that
 * stands still, afterwards the process goes on in real time. After a switch `now()` may be earlier than before.
 */
export class AdjustableClock implements Clock {
  private readonly sleepers = new Set<Sleeper>();

  constructor(private followed: Clock) {}

  now(): Instant {
    return this.followed.now();
  }

  wakeAt(at: Instant, wake: () => void): () => void {
    const sleeper: Sleeper = { at, wake, cancel: () => {} };
    this.sleepers.add(sleeper);
    this.layDown(sleeper);
    return () => {
      this.sleepers.delete(sleeper);
      sleeper.cancel();
    };
  }

  /** Those who wait move over to the other clock; those already due there are woken at once. */
  follow(clock: Clock): void {
    const waiting = [...this.sleepers].sort((a, b) => (a.at < b.at ? -1 : 1));
    for (const sleeper of waiting) sleeper.cancel();
    this.followed = clock;
    const now = clock.now();
    for (const sleeper of waiting) {
      if (!this.sleepers.has(sleeper)) continue;
      if (sleeper.at <= now) this.rouse(sleeper);
      else this.layDown(sleeper);
    }
  }

  private layDown(sleeper: Sleeper): void {
    sleeper.cancel = this.followed.wakeAt(sleeper.at, () => this.rouse(sleeper));
  }

  private rouse(sleeper: Sleeper): void {
    this.sleepers.delete(sleeper);
    sleeper.wake();
  }
}
