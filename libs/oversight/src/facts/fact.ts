import type { Instant, JsonObject } from '@samsyn/kernel';

/** What is counted: codes, times and identifiers, until the block that it belongs to is published. */
export interface Fact {
  readonly id: string;
  readonly family: string;
  /** What contributes it: an operation, or an advice call. */
  readonly operation: string;
  /** A code of `REGION_CODES`. */
  readonly region: string;
  /** Id of the entry that began it. */
  readonly entry: string;
  readonly at: Instant;
  /** What its family needs to classify it. */
  readonly marks: JsonObject;
}
