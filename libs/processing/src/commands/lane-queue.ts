import { DomainError } from '@samsyn/kernel';

const MAX_WAITING_PER_LANE = 2_000;

/**
 * Runs what is asked on one lane one after the other, lanes beside each other. A lane takes at most 2 000 waiting
 * tasks; one more is refused with `COMMANDS.TOO_MANY_WAITING` (unavailable), so that nobody waits without end.
 */
export class LaneQueue {
  private readonly lanes = new Map<string, { tail: Promise<unknown>; waiting: number }>();

  run<T>(lane: string, task: () => Promise<T>): Promise<T> {
    const known = this.lanes.get(lane) ?? { tail: Promise.resolve(), waiting: 0 };
    if (known.waiting >= MAX_WAITING_PER_LANE) {
      return Promise.reject(new DomainError('COMMANDS.TOO_MANY_WAITING', {}, 'unavailable'));
    }
    known.waiting += 1;
    this.lanes.set(lane, known);
    const mine = known.tail.then(task, task);
    known.tail = mine.then(
      () => this.leave(lane, known),
      () => this.leave(lane, known),
    );
    return mine;
  }

  private leave(lane: string, known: { waiting: number }): void {
    known.waiting -= 1;
    if (known.waiting === 0) this.lanes.delete(lane);
  }
}
