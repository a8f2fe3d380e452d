import type { Actor, Instant } from '@samsyn/kernel';

/** A change that waits for a second person, as shown to those who may be that person. */
export interface WaitingApproval {
  /** Of the proposal, and of the entry that made it. */
  readonly id: string;
  readonly proposedAt: Instant;
  readonly expiresAt: Instant;
}

/** What waits for somebody to approve. */
export abstract class WaitingApprovals {
  abstract of(actor: Actor): Promise<readonly WaitingApproval[]>;
}
