import type { EntriesEvent } from '@samsyn/entries/contract';
import type { Decider, Intent, RecordedOf } from '@samsyn/kernel';
import { acknowledged } from './child-concerns/child-concerns';
import { foldConsents } from './consents/consent.events';
import { NOBODY_MET, type EncounterState } from './encounter-state';
import type { EncounterEvent } from './encounter.events';
import { FOLLOW_UP_STEPS, withFollowUp } from './follow-ups/follow-ups';
import { decideOpenEncounter, type OpenEncounter } from './open-encounter/open-encounter';
import {
  decideRecordEncounterFact,
  type RecordEncounterFact,
} from './record-encounter-fact/record-encounter-fact';
import { REFERRAL_STEPS, withReferral } from './referrals/referrals';

export type EncounterCommand = OpenEncounter | RecordEncounterFact;

function evolve(state: EncounterState, event: RecordedOf<EncounterEvent | EntriesEvent>): EncounterState {
  switch (event.name) {
    case 'EncounterOpened':
      return { ...state, opened: true, ownerBranch: event.actor.branch, holders: [event.actor.person] };
    case 'EncounterHandedOver':
      return event.erased.length > 0
        ? state
        : { ...state, holders: [...state.holders, event.data.to.person] };
    case 'FollowUpBooked':
      return { ...state, followUps: [...state.followUps, 'open'] };
    case 'FollowUpMoved':
    case 'FollowUpKept':
    case 'FollowUpMissed':
      return {
        ...state,
        followUps: withFollowUp(state.followUps, event.data.followUp, FOLLOW_UP_STEPS[event.name].to),
      };
    case 'ConsentGiven':
    case 'ConsentRefused':
    case 'ConsentWithdrawn':
    case 'EntryCorrected':
      return { ...state, consents: foldConsents(state.consents, event) };
    case 'ReservationAccepted': {
      const reservation = { branch: event.actor.branch, ground: event.data.ground };
      return { ...state, reservations: [...state.reservations, reservation] };
    }
    case 'ReferralRequested':
      return {
        ...state,
        referrals: [...state.referrals, { id: event.id, to: event.data.to, state: 'requested' }],
      };
    case 'ReferralAccepted':
    case 'ReferralRefused':
    case 'ReferralCompleted':
      return {
        ...state,
        referrals: withReferral(state.referrals, event.data.referral, REFERRAL_STEPS[event.name].to),
      };
    case 'ChildConcernReported':
      return {
        ...state,
        concerns: [...state.concerns, { id: event.id, to: event.data.to, acknowledged: false }],
      };
    case 'ChildConcernAcknowledged':
      return { ...state, concerns: acknowledged(state.concerns, event.data.concern) };
    case 'VictimConversationStarted':
    case 'VictimConversationEnded':
    case 'SupportOffered':
    case 'SupportAnswered':
    case 'ContactCardGiven':
    case 'DisclosureRequested':
    case 'DisclosureDecided':
      return state;
    default:
      return unheardOf(event, state);
  }
}

/** The compiler proves that no event of today is missing; a later one, from another service, changes nothing here. */
const unheardOf = (_event: never, state: EncounterState): EncounterState => state;

function decide(command: EncounterCommand, state: EncounterState, intent: Intent): readonly EncounterEvent[] {
  switch (command.kind) {
    case 'OpenEncounter':
      return decideOpenEncounter(command, state, intent);
    case 'RecordEncounterFact':
      return decideRecordEncounterFact(command, state, intent);
  }
}

/** One person met: one stream, owned by the branch whose person opened it, sealed under keys of its own. */
export const encounter: Decider<EncounterState, EncounterCommand, EncounterEvent> = {
  initial: NOBODY_MET,
  evolve,
  decide,
};
