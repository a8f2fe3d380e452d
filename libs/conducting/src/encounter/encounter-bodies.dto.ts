import type { FactDto } from '@samsyn/web';
import * as childConcern from './child-concerns/child-concerns.http';
import * as consent from './consents/consents.http';
import * as conversation from './conversation/conversation.http';
import type { EncounterFactName } from './encounter-facts';
import * as followUp from './follow-ups/follow-ups.http';
import * as referral from './referrals/referrals.http';
import * as reflection from './reflection-period/reflection-period.http';

/** The body of each fact, also where it stands in a batch. */
export const ENCOUNTER_BODIES: Readonly<Record<EncounterFactName, new () => FactDto>> = {
  SubjectIdentified: conversation.SubjectIdentifiedDto,
  EncounterHandedOver: conversation.EncounterHandedOverDto,
  EncounterTakenOver: conversation.EncounterTakenOverDto,
  VictimConversationStarted: conversation.VictimConversationStartedDto,
  VictimConversationEnded: conversation.VictimConversationEndedDto,
  SupportOffered: conversation.SupportOfferedDto,
  SupportAnswered: conversation.SupportAnsweredDto,
  ContactCardGiven: conversation.ContactCardGivenDto,
  SupportContactMade: conversation.SupportContactMadeDto,
  FollowUpBooked: followUp.FollowUpBookedDto,
  FollowUpMoved: followUp.FollowUpMovedDto,
  FollowUpKept: followUp.FollowUpKeptDto,
  FollowUpMissed: followUp.FollowUpMissedDto,
  ConsentGiven: consent.ConsentGivenDto,
  ConsentRefused: consent.ConsentRefusedDto,
  ConsentWithdrawn: consent.ConsentWithdrawnDto,
  ReservationAccepted: consent.ReservationAcceptedDto,
  ReferralRequested: referral.ReferralRequestedDto,
  ReferralAccepted: referral.ReferralAcceptedDto,
  ReferralRefused: referral.ReferralRefusedDto,
  ReferralCompleted: referral.ReferralCompletedDto,
  ReferralWithdrawn: referral.ReferralWithdrawnDto,
  ChildConcernReported: childConcern.ChildConcernReportedDto,
  ChildConcernAcknowledged: childConcern.ChildConcernAcknowledgedDto,
  ChildConcernRedirected: childConcern.ChildConcernRedirectedDto,
  ReflectionPeriodApplied: reflection.ReflectionPeriodAppliedDto,
  ReflectionPeriodGranted: reflection.ReflectionPeriodGrantedDto,
  ReflectionPeriodProlonged: reflection.ReflectionPeriodProlongedDto,
  ReflectionPeriodEnded: reflection.ReflectionPeriodEndedDto,
};
