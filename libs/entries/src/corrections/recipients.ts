import { BranchText } from '@samsyn/event-store';
import type { TSchema } from 'typebox';

const INVITE_WITHDRAWN = 'POST /operations/{operationId}/invitations/withdrawn';
const CALL_WITHDRAWN = 'POST /call-outs/{callOutId}/withdrawal';
const SHIFTS = 'POST /availability/shift-withdrawals';
const SWAPS = 'POST /availability/swaps/{swapId}/withdrawal';
const ADVICE_WITHDRAWN = 'POST /advice-calls/{adviceCallId}/withdrawal';
const AGREEMENT = 'POST /agreements/{agreementId}/versions';
const CHECK_INS = 'POST /operations/{operationId}/conduct/safety-check-ins/endings';
const CONSENT_WITHDRAWN = 'POST /encounters/{encounterId}/consent-withdrawals';
const REFERRAL_WITHDRAWN = 'POST /encounters/{encounterId}/referral-withdrawals';
const CONCERN_REDIRECTED = 'POST /child-concerns/{concernId}/redirections';
const ASKED = 'POST /debriefs/{operationId}/perspective-requests';
const ACTIONS = 'POST /debriefs/{operationId}/action-reassignments';
const CAMPAIGN_ACTIONS = 'POST /campaigns/{campaignId}/action-reassignments';

/**
 * By event and field, what is done where it names somebody who should not have been asked. A correction would take the
 * work from one and bring it to nobody: what names a recipient is withdrawn, redirected or said anew (ADR 0035). Every
 * field that names a branch or a person stands here or in `NAMED_AND_NOT_ASKED`; the test goes through the registry.
 */
export const RECIPIENTS: Readonly<Record<string, string>> = {
  'AgencyInvited.agencies': INVITE_WITHDRAWN,
  'InvitationRenewed.agencies': INVITE_WITHDRAWN,
  'InvitationWithdrawn.agencies': 'POST /operations/{operationId}/invitations',
  'ContactPersonNamed.who': 'POST /operations/{operationId}/contact-persons',
  'RoleAssigned.roles': 'POST /operations/{operationId}/roles',
  'CoordinatorCalled.to': CALL_WITHDRAWN,
  'CoordinatorCalled.then': CALL_WITHDRAWN,
  'OnCallShiftAssigned.who': SHIFTS,
  'OnCallSwapProposed.giver': SWAPS,
  'OnCallSwapProposed.with': SWAPS,
  'AdviceRequested.to': ADVICE_WITHDRAWN,
  'AdviceRequested.then': ADVICE_WITHDRAWN,
  'AgreementProposed.parties': AGREEMENT,
  'AgreementProposed.leads': AGREEMENT,
  'AgreementProposed.invites': AGREEMENT,
  'AgreementProposed.chain': AGREEMENT,
  'AgreementProposed.contacts': AGREEMENT,
  'AgreementProposed.facilitator': AGREEMENT,
  'LeadershipHandedOver.to': 'POST /operations/{operationId}/conduct/leadership-handovers',
  'SafetyCheckInStarted.who': CHECK_INS,
  'EncounterHandedOver.to': 'POST /encounters/{encounterId}/hand-overs',
  'ConsentGiven.recipient': CONSENT_WITHDRAWN,
  'ConsentRefused.recipient': 'POST /encounters/{encounterId}/consents',
  'ConsentWithdrawn.recipient': 'POST /encounters/{encounterId}/consents',
  'ReferralRequested.to': REFERRAL_WITHDRAWN,
  'ReferralWithdrawn.to': 'POST /encounters/{encounterId}/referrals',
  'ChildConcernReported.to': CONCERN_REDIRECTED,
  'ChildConcernRedirected.to': CONCERN_REDIRECTED,
  'ChildConcernRedirected.from': CONCERN_REDIRECTED,
  'ChildConcernRedirected.reporter': CONCERN_REDIRECTED,
  'FacilitatorNamed.who': 'POST /debriefs/{operationId}/facilitators',
  'PerspectiveRequested.of': ASKED,
  'ActionAgreed.owner': ACTIONS,
  'ActionReassigned.owner': ACTIONS,
  'CampaignActionAgreed.owner': CAMPAIGN_ACTIONS,
  'CampaignActionReassigned.owner': CAMPAIGN_ACTIONS,
  'DisclosureDecided.recipient': 'POST /disclosures/decisions/{decisionId}/wrong-recipient',
};

/**
 * Who was there, took part or is mentioned, and what Samsyn itself recorded: nobody has to act because of it.
 */
export const NAMED_AND_NOT_ASKED: ReadonlySet<string> = new Set([
  'DisclosuresListed.kept',
  'DisclosuresListed.seen',
  ...['InvitationReminded.agencies', 'InvitationExpired.agencies', 'PreBriefingHeld.present'],
  ...['LateJoinerBriefed.who', 'PlanAmended.briefAnew', 'InterpreterBooked.who', 'CallExpired.to'],
  ...['CallPassedOver.to'],
  ...['CallEscalated.to', 'CallDeadlineMoved.to', 'CoordinatorReleased.who', 'OnCallShiftWithdrawn.who'],
  ...['OnCallShiftSwapped.with', 'OnCallShiftSwapped.giver', 'OnCallSwapDeclined.giver'],
  ...['OnCallSwapDeclined.with', 'OnCallSwapWithdrawn.giver', 'OnCallSwapWithdrawn.with'],
  ...['OnCallSwapExpired.giver', 'OnCallSwapExpired.with', 'AdviceEscalated.to', 'AdviceUnanswered.to'],
  ...['CampaignBranchInvited.invited', 'CampaignEnded.leading', 'DecisionTaken.agreed'],
  ...['DecisionTaken.disagreed', 'LeadershipTakenOver.from', 'SafetyCheckedIn.who'],
  ...['SafetyCheckInMissed.who', 'SafetyAlarmHandled.who', 'SafetyCheckInEnded.who', 'ReferralReminded.to'],
  ...['ChildConcernReminded.to', 'PerspectiveReminded.of', 'PerspectiveSubmitted.about'],
  ...['PerspectivePassedOn.to', 'DebriefMeetingHeld.present', 'ActionReminded.to', 'DebriefGenerated.branch'],
  ...['DebriefSignedOff.branch', 'LessonAnswered.knownTo', 'LessonReopened.knownTo'],
  ...['CampaignMeetingHeld.present', 'CampaignActionReminded.to', 'DisclosureDecided.requester'],
  ...['branch', 'who', 'becomes', 'offices'].flatMap((field) => [
    `BranchChangeProposed.${field}`,
    `BranchChangeMade.${field}`,
  ]),
  ...['BreakGlassExpired.who', 'ContactDrillStarted.who', 'ContactDrillEnded.results'],
]);

const BRANCH = JSON.stringify((BranchText as { readonly pattern?: string }).pattern);

/** A branch, a person with their branch, or a list or table of them. */
export const namesSomebody = (schema: TSchema): boolean => JSON.stringify(schema).includes(BRANCH);
