import type { Instant, JsonObject } from '@samsyn/kernel';
import type { Lease, Leases } from '../leases/leases';
import type { Checkpoint } from '../projections/projection-catalogue';

export interface Timer {
  /** The scheduler chooses it; scheduling the same id again moves the timer. */
  readonly id: string;
  readonly dueAt: Instant;
  /** Names the handler. */
  readonly kind: string;
  /** Ids and codes only: it is kept in clear. */
  readonly payload: JsonObject;
}

export type TimerChange =
  { readonly change: 'schedule'; readonly timer: Timer } | { readonly change: 'cancel'; readonly id: string };

/** Done when it returns, where the engine is in this process; else when it resolves. */
export type Done = void | Promise<void>;

/** @returns what follows, at once where it is done at once */
export const whenDone = (done: Done, next: () => void): Done => (done ? done.then(next) : next());

/**
 * Checkpoints of workflows and the timers they set, which change together. Of several processes the one that has the lease
 * writes, and no other: what it reads it knows at once.
 * @throws StoreUnavailable from whatever writes, where an engine elsewhere does not answer: whether it was written is then not
 *   known, and writing it again does no harm
 */
export interface ProcessingState {
  readonly leases: Leases;
  /** Called where a write is refused since another process has the lease. */
  onLeaseLost: () => void;
  /** Under which lease is written and read from now on; undefined: nothing is written. */
  writeUnder(lease: Lease | undefined): Done;
  /** Whether this process writes, as far as it knows. */
  readonly isWriter: boolean;
  /** Asked before something is done that is then written down. @throws LeaseLost */
  requireLease(): Done;
  /** The checkpoint and the timers of what was handled up to it: both or neither, and durable. @throws LeaseLost */
  commit(workflow: string, checkpoint: Checkpoint, changes: readonly TimerChange[]): Done;
  /** All of the changes or none, and durable. @throws LeaseLost */
  changeTimers(changes: readonly TimerChange[]): Done;
  /** Removes the timer that fired, unless it was moved meanwhile. @throws LeaseLost */
  finish(timer: Timer): Done;
  checkpointOf(workflow: string): Checkpoint;
  /** At most `limit` timers, the earliest first. */
  timers(limit: number): readonly Timer[];
  timer(id: string): Timer | undefined;
  countTimers(): number;
  close(): Done;
}
