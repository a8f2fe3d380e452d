import type { Position } from '@samsyn/event-store';
import type { Branch, Instant } from '@samsyn/kernel';
import type { Lease, Leases } from '@samsyn/processing';

/** What a message about an operation tells. */
export type OperationKind = 'seen' | 'changed' | 'withdrawn' | 'erased' | 'ended';

/** A message that is about to be sent: from then on its place in the feed is taken, whether or not it gets there. */
export interface Claim {
  readonly branch: Branch;
  readonly operation: string;
  /** From 1 for each branch and operation, without gaps. */
  readonly sequence: number;
  readonly kind: OperationKind;
  /** Absent where the operation has ended for the branch. */
  readonly entry?: string;
  /** Of an entry that is shown, how it looked: nothing can be read from it. */
  readonly looks?: string;
}

/** What a branch has of an operation: what the broker has acknowledged, and what may have reached it beside that. */
export interface Delivered {
  readonly sequence: number;
  /** The branch knows the operation, as far as it was told. */
  readonly isOpen: boolean;
  /** By entry, how it looked. */
  readonly shown: ReadonlyMap<string, string>;
  /** In order. */
  readonly claims: readonly Claim[];
}

/** A feed from its beginning. */
export interface Beginning {
  readonly began: Instant;
  /** The broker has acknowledged the message that says so. */
  readonly isAnnounced: boolean;
}

/** Up to here all of the log is in the feed, as these rules of secrecy show it. */
export interface FeedPlace {
  readonly position: Position;
  /** Digest of the rules; empty at the beginning. */
  readonly rules: string;
  /** Up to this number of a destroyed key, too: fields are erased after the event that decides it. */
  readonly erasures: number;
}

/**
 * How far each feed has come. Ids, numbers and digests alone: no content. What is written is durable when the promise
 * resolves, and refused where another process has the lease.
 */
export interface FeedStore {
  readonly leases: Leases;
  /** @throws LeaseLost, as all that write */
  begin(lease: Lease, branch: Branch, now: Instant): Promise<Beginning>;
  announced(lease: Lease, branch: Branch): Promise<void>;
  place(branch: Branch): Promise<FeedPlace>;
  advance(lease: Lease, branches: readonly Branch[], place: FeedPlace): Promise<void>;
  /** Operations of which something was claimed and not acknowledged. */
  claimed(): Promise<readonly string[]>;
  delivered(branch: Branch, operation: string): Promise<Delivered>;
  claim(lease: Lease, claims: readonly Claim[]): Promise<void>;
  /** The broker has acknowledged them. */
  confirm(lease: Lease, claims: readonly Claim[]): Promise<void>;
  close(): void;
}
