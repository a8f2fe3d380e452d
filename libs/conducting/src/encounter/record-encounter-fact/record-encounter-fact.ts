import { agencyOf, DomainError, type Actor, type CommandMetadata } from '@samsyn/kernel';
import { concernFor, mustBeSocialServices, redirectionOf } from '../child-concerns/child-concerns';
import { mustNotBeOver, withdraws } from '../consents/consents';
import {
  ANSWERS_OF_RECEIVERS,
  ENCOUNTER_FACTS,
  notTheirs,
  unknownEncounter,
  type Entrance,
  type EncounterFact,
  type ReportedEncounterFact,
  type ReportedFactOf,
} from '../encounter-facts';
import type { EncounterState } from '../encounter-state';
import { followUpFor } from '../follow-ups/follow-ups';
import { referralFor, type ReferralStep } from '../referrals/referrals';
import { decideReflectionFact } from '../reflection-period/reflection-period';

/** Something happened between the exposed person and those who meet her, or a named branch answers. */
export interface RecordEncounterFact {
  readonly kind: 'RecordEncounterFact';
  readonly entrance: Entrance;
  readonly fact: ReportedEncounterFact;
  /** Of a hand-over to another office: the first rule of disclosure that forbids it, a code of "Disclosure codes". */
  readonly handOverRefusal?: string | undefined;
}

/**
 * What happened is recorded (a conversation, an offer, its answer, a card). Refused is only what answers nothing: a
 * follow-up kept that was not booked, a consent withdrawn that was not given, another's referral.
 */
export function decideRecordEncounterFact(
  { entrance, fact, handOverRefusal }: RecordEncounterFact,
  state: EncounterState,
  metadata: CommandMetadata,
): readonly EncounterFact[] {
  const { actor } = metadata;
  if (state.erased && !ANSWERS_OF_RECEIVERS.has(fact.name))
    throw actor.branch === state.ownerBranch ? erased() : unknownEncounter();
  if (entrance === 'named' && ENCOUNTER_FACTS[fact.name].who === 'holder') throw unknownEncounter();
  switch (fact.name) {
    case 'EncounterTakenOver':
      return takeOver(fact, entrance, state, actor);
    case 'EncounterHandedOver':
      return handOver(fact, state, handOverRefusal);
    case 'FollowUpBooked':
      return [{ ...fact, data: { ...fact.data, followUp: state.followUps.length + 1 } }];
    case 'FollowUpMoved': {
      const followUp = followUpFor(fact.name, fact.data.followUp, state.followUps);
      return followUp === undefined ? [] : [{ ...fact, data: { ...fact.data, followUp } }];
    }
    case 'FollowUpKept': {
      const followUp = followUpFor(fact.name, fact.data.followUp, state.followUps);
      return followUp === undefined ? [] : [{ ...fact, data: { ...fact.data, followUp } }];
    }
    case 'FollowUpMissed': {
      const followUp = followUpFor(fact.name, fact.data.followUp, state.followUps);
      return followUp === undefined ? [] : [{ ...fact, data: { ...fact.data, followUp } }];
    }
    case 'ConsentGiven':
      mustNotBeOver(fact.data.until, metadata);
      return [fact];
    case 'ConsentWithdrawn':
      return withdraws(state.consents, fact.data.recipient) ? [fact] : [];
    case 'ReservationAccepted':
      return reservation(fact, state, { entrance, actor });
    case 'ReferralAccepted':
    case 'ReferralRefused':
    case 'ReferralCompleted':
    case 'ReferralWithdrawn': {
      const from = { entrance, actor, named: fact.data.referral };
      return referralStep(fact, referralFor(fact.name, from, state.referrals));
    }
    case 'ChildConcernReported':
      mustBeSocialServices(fact.data.to);
      return [fact];
    case 'ChildConcernRedirected': {
      const from = { entrance, actor, named: fact.data.concern };
      const redirection = redirectionOf(from, fact.data.to, state.concerns);
      return redirection ? [{ ...fact, data: { ...fact.data, ...redirection } }] : [];
    }
    case 'ChildConcernAcknowledged': {
      const concern = concernFor({ entrance, actor, named: fact.data.concern }, state.concerns);
      return concern === undefined ? [] : [{ ...fact, data: { concern } }];
    }
    case 'ReflectionPeriodApplied':
    case 'ReflectionPeriodGranted':
    case 'ReflectionPeriodProlonged':
    case 'ReflectionPeriodEnded':
      return decideReflectionFact(fact, state.reflectionPeriod, metadata);
    default:
      return [fact];
  }
}

const erased = (): DomainError => new DomainError('ENCOUNTER.ERASED', {}, 'conflict');

function reservation(
  fact: ReportedFactOf<'ReservationAccepted'>,
  { ownerBranch, reservations }: EncounterState,
  { entrance, actor }: { readonly entrance: Entrance; readonly actor: Actor },
): readonly EncounterFact[] {
  if (actor.branch === ownerBranch) throw notTheirs(entrance);
  const { ground } = fact.data;
  const already = reservations.some((known) => known.branch === actor.branch && known.ground === ground);
  return already ? [] : [fact];
}

function referralStep(
  fact: ReportedFactOf<ReferralStep>,
  found: { readonly id: string; readonly to: string } | undefined,
): readonly EncounterFact[] {
  if (!found) return [];
  const referral = found.id;
  switch (fact.name) {
    case 'ReferralAccepted':
      return [{ ...fact, data: { ...fact.data, referral } }];
    case 'ReferralRefused':
      return [{ ...fact, data: { ...fact.data, referral } }];
    case 'ReferralCompleted':
      return [{ ...fact, data: { referral } }];
    case 'ReferralWithdrawn':
      return [{ ...fact, data: { ...fact.data, referral, to: found.to } }];
  }
}

/** A holder has nothing to take over; from a holder who is still there it is handed over instead. */
function takeOver(
  fact: ReportedFactOf<'EncounterTakenOver'>,
  entrance: Entrance,
  { holders }: EncounterState,
  { person }: Actor,
): readonly EncounterFact[] {
  // A branch that is named has no part in who holds it.
  if (entrance === 'named') throw unknownEncounter();
  if (holders.includes(person)) return [];
  if (entrance === 'holder') throw new DomainError('ENCOUNTER.STILL_HELD');
  return [fact];
}

type HandOver = Extract<EncounterFact, { readonly name: 'EncounterHandedOver' }>;

/**
 * A colleague holds it too. Another office of the social services is an authority of its own: it takes the encounter
 * over, with all that was recorded, on her consent or another stated ground.
 * @rule hand-over-between-offices: An encounter goes to another office of the social services on a stated ground that
 *   breaks secrecy, and to no other agency.
 * @source OSL 8:1; OSL 26:1; domain: The encounter; ADR 0036
 * @proof hand-over to another office › …
 */
function handOver(
  fact: HandOver,
  { ownerBranch, holders }: EncounterState,
  refusal: string | undefined,
): readonly EncounterFact[] {
  const { to, ground } = fact.data;
  if (holders.includes(to.person)) return [];
  if (to.branch === ownerBranch) return [{ ...fact, data: { to } }];
  if (agencyOf(to.branch) !== agencyOf(ownerBranch))
    throw new DomainError('ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH');
  if (ground === undefined) throw new DomainError('ENCOUNTER.HAND_OVER_NEEDS_GROUND', {}, 'invalid');
  if (refusal !== undefined) throw new DomainError(refusal);
  return [fact];
}
