import type { Instant } from '@samsyn/kernel';

/** What an entry says of a fact: codes, times and identifiers, nothing that somebody wrote. */
export interface Observation {
  /** Id of the entry, which may be corrected or marked in error. */
  readonly entry: string;
  /** A word of the fact's family: `called`, `offered`. */
  readonly what: string;
  /** When it happened. */
  readonly at: Instant;
  /** A class, where it gives one. */
  readonly is?: string;
  /** What it is about: a call-out, a branch. */
  readonly of?: string;
  /** Who was asked, or answered. */
  readonly who?: string;
  /** The planned start. */
  readonly planned?: Instant;
}

/** What is counted, as the entries record it, until the block that it belongs to is published. */
export interface Fact {
  readonly id: string;
  readonly family: string;
  /** What contributes it: an operation, or an advice call. */
  readonly operation: string;
  /** A code of `REGION_CODES`. */
  readonly region: string;
  /** In the order of the log. */
  readonly observations: readonly Observation[];
}
