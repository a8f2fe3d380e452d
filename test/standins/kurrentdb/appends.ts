import type { Faults } from './faults';
import type { ExpectedRevision, ProposedEvent } from './log-record';
import type { TransactionLog, WriteOutcome } from './transaction-log';

/** Bytes of one append, all its events together. */
export const MAXIMUM_APPEND_SIZE = 1_048_576;

export interface Address {
  readonly host: string;
  readonly port: number;
}

export interface AppendRequest {
  readonly stream: string;
  readonly expected: ExpectedRevision;
  readonly events: readonly ProposedEvent[];
  /** Whether the caller wants no other node than the leader to take it. */
  readonly requiresLeader: boolean;
}

export type AppendAnswer =
  | WriteOutcome
  | { readonly kind: 'too-large' }
  | { readonly kind: 'not-ready' }
  | { readonly kind: 'not-leader'; readonly leader: Address }
  /** No answer comes. */
  | { readonly kind: 'silence' };

/** What a node is asked by the services that run on it. */
export interface ServingNode {
  readonly log: TransactionLog;
  readonly faults: Faults;
  readonly leader: Address;
  readonly isReady: boolean;
  /** Whether so many events more find room on its disk; a server without room answers as one that is not ready. */
  hasRoom(events: number): boolean;
  readonly isLeader: boolean;
  /** Whether a follower hands writes on to the leader where the caller does not require it. */
  readonly forwards: boolean;
  cut(): void;
}

export function mustRefuse(node: ServingNode, requiresLeader: boolean): boolean {
  return !node.isLeader && (requiresLeader || !node.forwards);
}

/** What comes of an append that has arrived: the faults that wait for it first, then what the log says. */
export function answerTo(node: ServingNode, request: AppendRequest): AppendAnswer {
  const { faults, log, leader } = node;
  const { stream, expected, events, requiresLeader } = request;
  if (!node.isReady || faults.strikes('not-ready', stream)) return { kind: 'not-ready' };
  if (mustRefuse(node, requiresLeader) || faults.strikes('not-leader', stream))
    return { kind: 'not-leader', leader };
  if (faults.strikes('too-large', stream)) return { kind: 'too-large' };
  if (faults.strikes('conflict', stream))
    return { kind: 'wrong-revision', current: log.lastRevision(stream) };
  if (faults.strikes('lost-request', stream)) return { kind: 'silence' };
  if (!node.hasRoom(events.length)) return { kind: 'not-ready' };
  const outcome = log.append(stream, expected, events);
  if (faults.strikes('lost-reply', stream)) return { kind: 'silence' };
  if (faults.strikes('cut-reply', stream)) {
    node.cut();
    return { kind: 'silence' };
  }
  return outcome;
}
