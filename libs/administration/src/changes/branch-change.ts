import {
  DomainError,
  plusMs,
  refOf,
  unknownTo,
  type Actor,
  type Branch,
  type Decider,
  type Instant,
  type PersonRef,
  type RecordedOf,
} from '@samsyn/kernel';
import { APPROVAL_WITHIN_DAYS, LEADS_OR_SUPERVISES } from '../rules/who-approves';
import type { BranchChangeEvent, Second, WhatChanges } from './branch-change.events';

const DAY_MS = 86_400_000;
const ADMINISTRATOR = 'administrator';

export type ChangeState = 'waiting' | 'approved' | 'refused' | 'withdrawn' | 'made';

/** One change of who sees what of a branch, and what became of it. */
export interface BranchChange extends WhatChanges {
  readonly state: ChangeState;
  readonly second: Second;
  readonly proposedBy: PersonRef;
  readonly proposedAt: Instant;
  readonly expiresAt?: Instant;
  /** Who approved or refused it, or took it back. */
  readonly decidedBy?: PersonRef;
  readonly decidedAt?: Instant;
  readonly reason?: string;
}

/** By proposal, in the order in which they were proposed. */
export type BranchChanges = ReadonlyMap<string, BranchChange>;

/** Who sees the past to be shown: the approver, others who lead or supervise, or none of these. */
export type PastSeen = 'seen' | 'seen-by-others' | 'seen-by-nobody';

export type BranchChangeCommand =
  | { readonly kind: 'Propose'; readonly what: WhatChanges; readonly second: Second }
  | { readonly kind: 'Make'; readonly what: WhatChanges }
  | {
      readonly kind: 'Approve';
      readonly proposal: string;
      readonly digest: string;
      readonly past: PastSeen;
    }
  | {
      readonly kind: 'Refuse';
      readonly proposal: string;
      readonly reason: string;
      readonly past: PastSeen;
    }
  | { readonly kind: 'Withdraw'; readonly proposal: string };

const DECIDED = {
  BranchChangeApproved: 'approved',
  BranchChangeRefused: 'refused',
  BranchChangeWithdrawn: 'withdrawn',
} as const;

function evolve(changes: BranchChanges, event: RecordedOf<BranchChangeEvent>): BranchChanges {
  const { actor, recordedAt } = event;
  const begun = { proposedBy: refOf(actor), proposedAt: recordedAt };
  const after = new Map(changes);
  switch (event.name) {
    case 'BranchChangeProposed':
      return after.set(event.data.proposal, { ...event.data, ...begun, state: 'waiting' });
    case 'BranchChangeMade':
      return after.set(event.data.proposal, { ...event.data, ...begun, state: 'made', second: 'nobody' });
    case 'BranchChangeApproved':
    case 'BranchChangeRefused':
    case 'BranchChangeWithdrawn': {
      const { proposal } = event.data;
      const known = changes.get(proposal);
      if (!known) return changes;
      const reason = event.name === 'BranchChangeRefused' ? { reason: event.data.reason } : {};
      const decided = { decidedBy: refOf(actor), decidedAt: recordedAt, state: DECIDED[event.name] };
      return after.set(proposal, { ...known, ...decided, ...reason });
    }
  }
}

/** Branches that the change concerns: whose it is, which the person leaves, and those that follow. */
export const branchesConcerned = ({ branch, who, offices = [] }: WhatChanges): readonly Branch[] => [
  ...new Set([branch, ...(who ? [who.branch] : []), ...offices]),
];

/** Administrators see what waits everywhere, others what concerns their own branch. */
export const mayKnowChange = (
  { branch, role }: Pick<Actor, 'branch' | 'role'>,
  change: WhatChanges,
): boolean => role === ADMINISTRATOR || branchesConcerned(change).includes(branch);

export const isExpired = ({ expiresAt }: Pick<BranchChange, 'expiresAt'>, now: Instant): boolean =>
  expiresAt !== undefined && expiresAt <= now;

/**
 * Why the person may not be the second one, or undefined. The proposer is never the second, nor the holder of
 * the account.
 * @rule power-is-divided: What gives somebody sight of operations or takes it from others is approved by a
 *   second person: somebody who leads or supervises in the branch, or another administrator; never by the
 *   person who proposed it, nor by the person whose account it is.
 * @source domain: Who is asking; OSL 8:1; ADR 0048
 * @proof a change that two persons make › …
 */
export function whyNotSecond(
  actor: Actor,
  { proposedBy, who, second, branch }: BranchChange,
  past: PastSeen,
): DomainError | undefined {
  if (actor.person === proposedBy.person) return new DomainError('APPROVAL.OWN_PROPOSAL', {}, 'forbidden');
  if (actor.person === who?.person) return new DomainError('APPROVAL.OWN_ACCOUNT', {}, 'forbidden');
  const isOfBranch = actor.branch === branch && LEADS_OR_SUPERVISES.has(actor.role);
  const isAdministrator = actor.role === ADMINISTRATOR;
  const may: Readonly<Record<Second, boolean>> = {
    nobody: false,
    'branch-or-administrator': isOfBranch || isAdministrator,
    administrator: isAdministrator,
    'who-sees-it': (isOfBranch && past === 'seen') || (past === 'seen-by-nobody' && isAdministrator),
  };
  if (may[second]) return undefined;
  return new DomainError('ACCESS.NOT_YOURS', { requires: second }, 'forbidden');
}

/** @throws DomainError `APPROVAL.UNKNOWN` (unknown), `APPROVAL.OWN_PROPOSAL`, `APPROVAL.OWN_ACCOUNT`, `ACCESS.NOT_YOURS` (forbidden) */
export function mustBeSecond(actor: Actor, change: BranchChange, past: PastSeen): void {
  if (!mayKnowChange(actor, change)) throw unknownTo('APPROVAL');
  const refusal = whyNotSecond(actor, change, past);
  if (refusal) throw refusal;
}

/** @throws DomainError `APPROVAL.UNKNOWN` (unknown) */
function known(changes: BranchChanges, proposal: string, actor: Actor): BranchChange {
  const change = changes.get(proposal);
  if (!change || !mayKnowChange(actor, change)) throw unknownTo('APPROVAL');
  return change;
}

/** Already decided so by the same person: doing it again changes nothing. */
const isDone = ({ state, decidedBy }: BranchChange, as: ChangeState, { person }: Actor): boolean =>
  state === as && decidedBy?.person === person;

/** @throws DomainError `APPROVAL.DECIDED`, `APPROVAL.EXPIRED` (conflict) */
function mustWait(change: BranchChange, now: Instant): void {
  if (change.state !== 'waiting')
    throw new DomainError('APPROVAL.DECIDED', { state: change.state }, 'conflict');
  if (isExpired(change, now)) throw new DomainError('APPROVAL.EXPIRED', {}, 'conflict');
}

/** Who may see what of a branch is changed by two persons, and every change can be read by the branch (ADR 0048). */
export const branchChanges: Decider<BranchChanges, BranchChangeCommand, BranchChangeEvent> = {
  initial: new Map(),
  evolve,
  decide(command, changes, metadata): readonly BranchChangeEvent[] {
    const { actor, now } = metadata;
    switch (command.kind) {
      case 'Propose': {
        if (changes.has(command.what.proposal)) return [];
        const expiresAt = plusMs(now, APPROVAL_WITHIN_DAYS * DAY_MS);
        const { what, second } = command;
        return [{ name: 'BranchChangeProposed', data: { ...what, second, expiresAt } }];
      }
      case 'Make':
        if (changes.has(command.what.proposal)) return [];
        return [{ name: 'BranchChangeMade', data: command.what }];
      case 'Approve': {
        const { proposal, digest, past } = command;
        const change = known(changes, proposal, actor);
        if (isDone(change, 'approved', actor)) return [];
        mustBeSecond(actor, change, past);
        mustWait(change, now);
        if (digest !== change.digest) throw new DomainError('APPROVAL.OUTDATED', {}, 'conflict');
        return [{ name: 'BranchChangeApproved', data: { proposal } }];
      }
      case 'Refuse': {
        const { proposal, reason, past } = command;
        const change = known(changes, proposal, actor);
        if (isDone(change, 'refused', actor)) return [];
        mustBeSecond(actor, change, past);
        mustWait(change, now);
        return [{ name: 'BranchChangeRefused', data: { proposal, reason } }];
      }
      case 'Withdraw': {
        const { proposal } = command;
        const change = known(changes, proposal, actor);
        if (isDone(change, 'withdrawn', actor)) return [];
        if (change.proposedBy.person !== actor.person)
          throw new DomainError('ACCESS.NOT_YOURS', { requires: 'proposer' }, 'forbidden');
        mustWait(change, now);
        return [{ name: 'BranchChangeWithdrawn', data: { proposal } }];
      }
    }
  },
};
