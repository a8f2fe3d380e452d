import { toInstant, type Clock, type Instant } from '@samsyn/kernel';

/**
 * The longest sleep at once. Timers of the process count elapsed time, not the time of day: after a suspended machine
 * or a corrected clock a deadline is at most this late. It also stays below the 2^31-1 ms that setTimeout takes.
 */
const LONGEST_SLEEP_MS = 60_000;

/** The time of the machine, UTC. What waits for it does not keep the process alive. */
export class SystemClock implements Clock {
  now(): Instant {
    return toInstant(Date.now());
  }

  wakeAt(at: Instant, wake: () => void): () => void {
    const due = Date.parse(at);
    let timer: NodeJS.Timeout;
    const sleep = (): void => {
      const left = due - Date.now();
      timer = setTimeout(
        () => (Date.now() >= due ? wake() : sleep()),
        Math.max(0, Math.min(left, LONGEST_SLEEP_MS)),
      ).unref();
    };
    sleep();
    return () => clearTimeout(timer);
  }
}
