import { DomainError, type Intent } from '@samsyn/kernel';
import { concernFor } from '../child-concerns/child-concerns';
import { withdraws } from '../consents/consents';
import {
  ENCOUNTER_FACTS,
  notTheirs,
  unknownEncounter,
  type Entrance,
  type EncounterFact,
  type ToldEncounterFact,
} from '../encounter-facts';
import type { EncounterState } from '../encounter-state';
import { followUpFor } from '../follow-ups/follow-ups';
import { referralFor } from '../referrals/referrals';

/** Something happened between the exposed person and those who meet her, or a named branch answers. */
export interface RecordEncounterFact {
  readonly kind: 'RecordEncounterFact';
  readonly entrance: Entrance;
  readonly fact: ToldEncounterFact;
}

/**
 * What happened is recorded (a conversation, an offer, its answer, a card). Refused is only what answers nothing: a
 * follow-up kept that was not booked, a consent withdrawn that was not given, another's referral.
 */
export function decideRecordEncounterFact(
  { entrance, fact }: RecordEncounterFact,
  state: EncounterState,
  { actor }: Intent,
): readonly EncounterFact[] {
  if (entrance === 'named' && ENCOUNTER_FACTS[fact.name].by === 'holder') throw unknownEncounter();
  switch (fact.name) {
    case 'EncounterHandedOver':
      return handOver(fact, state);
    case 'FollowUpBooked':
      return [{ ...fact, data: { ...fact.data, followUp: state.followUps.length + 1 } }];
    case 'FollowUpMoved': {
      const followUp = followUpFor(fact.name, fact.data.followUp, state.followUps);
      return followUp === undefined ? [] : [{ ...fact, data: { ...fact.data, followUp } }];
    }
    case 'FollowUpKept':
    case 'FollowUpMissed': {
      const followUp = followUpFor(fact.name, fact.data.followUp, state.followUps);
      return followUp === undefined ? [] : [{ ...fact, data: { ...fact.data, followUp } }];
    }
    case 'ConsentWithdrawn':
      return withdraws(state.consents, fact.data.recipient) ? [fact] : [];
    case 'ReservationAccepted': {
      if (actor.branch === state.ownerBranch) throw notTheirs(entrance);
      const { ground } = fact.data;
      const already = state.reservations.some(
        (known) => known.branch === actor.branch && known.ground === ground,
      );
      return already ? [] : [fact];
    }
    case 'ReferralAccepted':
    case 'ReferralCompleted': {
      const referral = referralFor(
        fact.name,
        { entrance, actor, named: fact.data.referral },
        state.referrals,
      );
      return referral === undefined ? [] : [{ ...fact, data: { referral } }];
    }
    case 'ReferralRefused': {
      const referral = referralFor(
        fact.name,
        { entrance, actor, named: fact.data.referral },
        state.referrals,
      );
      return referral === undefined ? [] : [{ ...fact, data: { ...fact.data, referral } }];
    }
    case 'ChildConcernAcknowledged': {
      const concern = concernFor({ entrance, actor, named: fact.data.concern }, state.concerns);
      return concern === undefined ? [] : [{ ...fact, data: { concern } }];
    }
    default:
      return [fact];
  }
}

type HandOver = Extract<EncounterFact, { readonly name: 'EncounterHandedOver' }>;

/** To a colleague of the same branch: beyond it, what she told is passed on by a decision of disclosure alone. */
function handOver(fact: HandOver, { ownerBranch, holders }: EncounterState): readonly EncounterFact[] {
  const { to } = fact.data;
  if (to.branch !== ownerBranch) throw new DomainError('ENCOUNTER.HAND_OVER_OUTSIDE_BRANCH');
  return holders.includes(to.person) ? [] : [fact];
}
