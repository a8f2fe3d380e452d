import {
  BranchText,
  closed,
  Code,
  codeOf,
  defineEvent,
  InstantText,
  listOf,
  optional,
  PersonRefSchema,
  shared,
  Text,
  Uuid,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';
import type { Branch } from '@samsyn/kernel';
import Type from 'typebox';

/** What may be changed of who sees what; rules/who-approves.ts says who has to approve it. */
export const CHANGE_CODES = [
  ...(['person-registered', 'person-reactivated', 'branch-moved', 'role-changed'] as const),
  ...(['regions-changed', 'subject-changed', 'leading-person-deactivated', 'person-deactivated'] as const),
  ...(['own-account-changed', 'administrator-registered', 'second-administrator-registered'] as const),
  ...(['administrator-ended', 'branch-split', 'past-shown'] as const),
  ...(['subject-erased', 'received-copy-erased'] as const),
] as const;
export type ChangeCode = (typeof CHANGE_CODES)[number];

/** Who has to approve it, the strictest last. */
export const SECONDS = ['nobody', 'branch-or-administrator', 'administrator', 'who-sees-it'] as const;
export type Second = (typeof SECONDS)[number];

/** Of no operation: the branch reads who proposed what of it and who approved, and administrators do. */
const change = { service: 'administration', audience: 'branch' } as const;
const proposal = shared(Uuid);
const Digest = Type.String({ pattern: '^[A-Za-z0-9_-]{16,128}$' });

/** What is changed, by codes and pseudonyms: names, handles and sign-ins stand in the directory alone (ADR 0006). */
const what = {
  proposal,
  changes: shared(listOf(codeOf(CHANGE_CODES), CHANGE_CODES.length)),
  /** The owning branch: where the person is, or will be. */
  branch: shared(BranchText),
  /** Whose account; as it is, or as it will be if it is new. */
  who: optional(shared(PersonRefSchema)),
  /** What the account will be; absent where it is deactivated. */
  becomes: optional(shared(closed({ branch: BranchText, role: Code, regions: listOf(Code, 25) }))),
  /** The offices that follow a branch that is split. */
  offices: optional(shared(listOf(BranchText, 300))),
  /** Keyed digest of all that is to be changed, which the directory keeps until then. */
  digest: shared(Digest),
};

export const BranchChangeProposed = defineEvent({
  ...change,
  name: 'BranchChangeProposed',
  fields: { ...what, second: shared(codeOf(SECONDS)), expiresAt: shared(InstantText) },
});
/** By a second person; what was proposed holds from then on. */
export const BranchChangeApproved = defineEvent({
  ...change,
  name: 'BranchChangeApproved',
  fields: { proposal },
});
export const BranchChangeRefused = defineEvent({
  ...change,
  name: 'BranchChangeRefused',
  fields: { proposal, reason: withEntry(Text) },
});
/** By the person who proposed it. */
export const BranchChangeWithdrawn = defineEvent({
  ...change,
  name: 'BranchChangeWithdrawn',
  fields: { proposal },
});
/** What nobody has to approve. */
export const BranchChangeMade = defineEvent({ ...change, name: 'BranchChangeMade', fields: what });

export const branchChangeEvents = [
  BranchChangeProposed,
  BranchChangeApproved,
  BranchChangeRefused,
  BranchChangeWithdrawn,
  BranchChangeMade,
] as const;
export type BranchChangeEvent = EventOf<(typeof branchChangeEvents)[number]>;
export type WhatChanges = Extract<BranchChangeEvent, { readonly name: 'BranchChangeMade' }>['data'];

/** Changes of who sees what of a branch are one stream of the branch. */
export const branchChangesStream = (branch: Branch): string =>
  `administration.branch-changes-${branch.replace('/', '.')}`;
