import type { Branch } from '@samsyn/kernel';
import type { ChildConcerns } from './child-concerns/child-concerns';
import { NO_CONSENTS, type Consents } from './consents/consent.events';
import type { FollowUps } from './follow-ups/follow-ups';
import type { Referrals } from './referrals/referrals';

export interface EncounterState {
  readonly opened: boolean;
  readonly ownerBranch: Branch;
  /** Pseudonyms of who holds it: she who opened it and those she handed it to. */
  readonly holders: readonly string[];
  readonly followUps: FollowUps;
  readonly consents: Consents;
  /** Reservations accepted, as branch and ground. */
  readonly reservations: readonly { readonly branch: Branch; readonly ground: string }[];
  readonly referrals: Referrals;
  readonly concerns: ChildConcerns;
}

export const NOBODY_MET: EncounterState = {
  opened: false,
  ownerBranch: '',
  holders: [],
  followUps: [],
  consents: NO_CONSENTS,
  reservations: [],
  referrals: [],
  concerns: [],
};
