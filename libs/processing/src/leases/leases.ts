import type { Instant } from '@samsyn/kernel';

/** What one process does alone, among all that share a database. */
export interface Lease {
  readonly name: string;
  /** Rises with each holder (a fencing token): what an earlier holder still writes is refused by it. */
  readonly token: number;
}

export interface LeaseRequest {
  readonly name: string;
  /** Names this process, and no other. */
  readonly holder: string;
  readonly now: Instant;
  /** After that anybody may take it, unless it is renewed before. */
  readonly until: Instant;
}

/** Each engine compares and writes in one step. What is written under a lease asks for its token in its own transaction. */
export interface Leases {
  /**
   * Takes the lease where nobody has it or its time is over, with a token of its own; renews it where the holder has it.
   * @returns undefined where another has it
   */
  take(request: LeaseRequest): Promise<Lease | undefined>;
  /** Nobody has it from now on; nothing happens where another has taken it. */
  release(lease: Lease): Promise<void>;
}

/** Another process has taken the lease: nothing was written. */
export class LeaseLost extends Error {
  constructor(name: string) {
    super(`another process has the lease ${name}`);
    this.name = 'LeaseLost';
  }
}
