import { DomainError } from '@samsyn/kernel';
import { configured } from '../http/route-config';
import { FairQueue } from './fair-queue';
import { LIMITS } from './limits';

/** Member of a route's configuration: what it answers is computed from much; a text: only where the query has that member. */
export const HEAVY = 'samsynHeavy';

/**
 * Says of a route that its answer is a document: few are made at once, and fewer for one person. `where`: a member of the
 * query that makes it one.
 */
export const Heavy = (where?: string): MethodDecorator & ClassDecorator =>
  configured({ [HEAVY]: where ?? true });

export interface HeavyLimits {
  readonly atOnce: number;
  readonly atOnceOfPerson: number;
  readonly waitingOfPerson: number;
  readonly waitingInAll: number;
  readonly longestWaitMs: number;
}

const LIMITS_HERE: HeavyLimits = {
  atOnce: LIMITS.documentsAtOnce.value,
  atOnceOfPerson: LIMITS.documentsAtOnceOfPerson.value,
  waitingOfPerson: LIMITS.documentsWaitingOfPerson.value,
  waitingInAll: LIMITS.documentsWaitingInAll.value,
  longestWaitMs: LIMITS.documentWait.value,
};

interface Waiter {
  readonly come: () => void;
}

/** Documents that are being made, few at once, in turn between persons. */
export class HeavyWork {
  private readonly waiting = new FairQueue<Waiter>();
  private readonly ofPerson = new Map<string, number>();
  private running = 0;

  constructor(private readonly limits: HeavyLimits = LIMITS_HERE) {}

  /**
   * `begin` when there is a place, or `refuse` after the longest wait. The function that is given back frees
   * the place, or takes the one who waits out of the queue; calling it again does nothing.
   * @throws DomainError `REQUEST.TOO_MANY_DOCUMENTS` (throttled), `REQUEST.SERVER_BUSY` (unavailable)
   */
  ask(person: string, begin: () => void, refuse: (error: DomainError) => void): () => void {
    if (this.running < this.limits.atOnce && this.mayServe(person)) {
      const leave = this.enter(person);
      begin();
      return leave;
    }
    return this.wait(person, begin, refuse);
  }

  private wait(person: string, begin: () => void, refuse: (error: DomainError) => void): () => void {
    const { waitingOfPerson, waitingInAll, longestWaitMs } = this.limits;
    if (this.waiting.sizeOf(person) >= waitingOfPerson)
      throw new DomainError('REQUEST.TOO_MANY_DOCUMENTS', { max: waitingOfPerson }, 'throttled');
    if (this.waiting.size >= waitingInAll) throw busy();
    let leave: (() => void) | undefined;
    const waiter: Waiter = {
      come: () => {
        clearTimeout(overdue);
        leave = this.enter(person);
        begin();
      },
    };
    const remove = this.waiting.add(person, waiter);
    const overdue = setTimeout(() => {
      remove();
      refuse(busy());
    }, longestWaitMs);
    return () => {
      clearTimeout(overdue);
      if (leave) leave();
      else remove();
    };
  }

  private mayServe(person: string): boolean {
    return (this.ofPerson.get(person) ?? 0) < this.limits.atOnceOfPerson;
  }

  private enter(person: string): () => void {
    this.add(person, 1);
    let isIn = true;
    return () => {
      if (!isIn) return;
      isIn = false;
      this.add(person, -1);
      this.waiting.next((other) => this.mayServe(other))?.come();
    };
  }

  private add(person: string, more: 1 | -1): void {
    this.running += more;
    const now = (this.ofPerson.get(person) ?? 0) + more;
    if (now > 0) this.ofPerson.set(person, now);
    else this.ofPerson.delete(person);
  }
}

const busy = (): DomainError => new DomainError('REQUEST.SERVER_BUSY', {}, 'unavailable');
