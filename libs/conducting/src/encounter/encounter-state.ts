import { NO_CONSENTS, type Branch, type Consents } from '@samsyn/kernel';
import type { ChildConcerns } from './child-concerns/child-concerns';
import type { FollowUps } from './follow-ups/follow-ups';
import type { Referrals } from './referrals/referrals';
import { NO_REFLECTION_PERIOD, type ReflectionPeriod } from './reflection-period/reflection-period';
import type { ContactMoment } from './support-contact/support-contact.events';

export interface EncounterState {
  readonly opened: boolean;
  /** The office that holds it now. */
  readonly ownerBranch: Branch;
  /**
   * Pseudonyms of the holders: who opened it and those they handed it to, or those whom another office handed
   * it to.
   */
  readonly holders: readonly string[];
  readonly followUps: FollowUps;
  readonly consents: Consents;
  /** Reservations accepted, as branch and ground. */
  readonly reservations: readonly { readonly branch: Branch; readonly ground: string }[];
  readonly referrals: Referrals;
  readonly concerns: ChildConcerns;
  readonly contacts: readonly ContactMoment[];
  /** That nobody reached her in time has been recorded. */
  readonly overdueReported: boolean;
  readonly reflectionPeriod: ReflectionPeriod;
  /**
   * What was recorded of her can no longer be read: nothing is awaited but what waits for other authorities,
   * whom Samsyn reminds.
   */
  readonly erased: boolean;
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
  contacts: [],
  overdueReported: false,
  reflectionPeriod: NO_REFLECTION_PERIOD,
  erased: false,
};
