import type { Actor, Json, Warning } from '@samsyn/kernel';

/** What takes something away for good, and is done once a second person of the branch, or an administrator, approves. */
export interface ActForTwo {
  readonly act: 'subject-erased' | 'received-copy-erased';
  /** Of the encounter, or of the entry. */
  readonly id: string;
  readonly ground: string;
}

export interface ActingContext {
  readonly actor: Actor;
  readonly commandId: string;
  readonly content: Json;
}

export interface PerformedAct {
  readonly entries: readonly { readonly id: string; readonly type: string }[];
  readonly warnings: readonly Warning[];
}

/**
 * Does it as the person who proposed it; `isTrial`: only refuses what could not be done.
 * @throws DomainError
 */
export type Perform = (act: ActForTwo, context: ActingContext, isTrial: boolean) => Promise<PerformedAct>;

/** Where another service asks for a second person. */
export abstract class SecondPerson {
  /** The proposal, as `ProposedChange` describes it. @throws DomainError `APPROVAL.WAITS_ALREADY` (conflict) */
  abstract propose(act: ActForTwo, context: ActingContext): Promise<object>;
  /** Says who does such acts once they are approved. */
  abstract performs(act: ActForTwo['act'], perform: Perform): void;
}
