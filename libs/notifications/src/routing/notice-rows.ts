import type { Instant, Recorded } from '@samsyn/kernel';
import {
  both,
  branches,
  called,
  coordinators,
  facilitators,
  glassReviewers,
  holders,
  involved,
  leader,
  ownBranch,
  ownerOfItem,
  partiesOfIncident,
  person,
  registrars,
  reporters,
  supervisors,
  watch,
  whoBrokeGlass,
  withRoles,
  type Recipients,
} from './recipients';
import type { WordCode } from '@samsyn/presentation';

/** Who is told by which word when an event stands in the log. `due`: the field that says until when it is to be answered. */
export interface NoticeRow {
  readonly to: Recipients;
  readonly word: WordCode;
  readonly due?: string;
  /** Its result asks whether what was sent arrived, under the id of its stream. */
  readonly followed?: true;
  /** It may be overtaken within minutes, and waits a little so that one message tells of all of it. */
  readonly settles?: (data: Readonly<Record<string, unknown>>) => boolean;
  /** Only some of these events. */
  readonly when?: (data: Readonly<Record<string, unknown>>) => boolean;
}

const task = (to: Recipients): NoticeRow => ({ to, word: 'task' });
const reminder = (to: Recipients): NoticeRow => ({ to, word: 'reminder' });
const change = (to: Recipients): NoticeRow => ({ to, word: 'change', settles: () => true });
/** Unless a new call or invitation follows, which tells of it. */
const unlessMoved = (row: NoticeRow): NoticeRow => ({
  ...row,
  when: ({ reason }) => reason !== 'rescheduled',
});

/**
 * An event without a row tells nobody. No deadline stands beside a `task`: when somebody is met, or by when a concern is
 * to be answered, is secret (OSL 26:1).
 */
export const NOTICE_ROWS: Readonly<Record<string, readonly NoticeRow[]>> = {
  CoordinatorCalled: [
    { to: person('to'), word: 'call', due: 'answerBy', settles: ({ renews }) => renews !== undefined },
  ],
  CallEscalated: [{ to: person('to'), word: 'call', due: 'answerBy' }],
  CallDeadlineMoved: [{ to: person('to'), word: 'call', due: 'answerBy' }],
  CallWithdrawn: [unlessMoved(change(called))],
  CallChainExhausted: [change(leader)],
  CallAnsweredLate: [{ ...change(leader), when: ({ answer }) => answer === 'accepted' }],
  CoordinatorAccepted: [change(leader)],
  CoordinatorReleased: [unlessMoved(change(person('who')))],
  AdviceRequested: [{ to: person('to'), word: 'advice', due: 'answerBy' }],
  AdviceEscalated: [{ to: person('to'), word: 'advice', due: 'answerBy' }],

  AgencyInvited: [{ to: branches('agencies'), word: 'invitation', due: 'answerBy' }],
  InvitationRenewed: [{ to: branches('agencies'), word: 'invitation', due: 'answerBy', settles: () => true }],
  InvitationReminded: [{ to: branches('agencies'), word: 'invitation', due: 'answerBy' }],
  InvitationExpired: [reminder(leader)],
  InterpreterRequested: [task(ownBranch)],
  InterpreterDeclined: [change(leader)],
  RoleAssigned: [task(withRoles)],
  PlanAmended: [change(involved)],
  OperationRescheduled: [change(involved)],
  OperationCancelled: [change(involved)],
  AgreementProposed: [task(branches('parties'))],

  CampaignBranchInvited: [{ to: branches('invited'), word: 'invitation' }],
  CampaignEnded: [task(branches('leading'))],
  CampaignActionAgreed: [task(person('owner'))],
  CampaignActionReassigned: [task(person('owner'))],
  CampaignActionReminded: [reminder(person('to'))],

  OnCallShiftAssigned: [{ to: person('who'), word: 'rota' }],
  OnCallShiftWithdrawn: [{ to: person('who'), word: 'rota' }],
  OnCallSwapProposed: [{ to: person('with'), word: 'swap', due: 'expiresAt' }],
  OnCallShiftSwapped: [{ to: both(person('with'), person('giver')), word: 'rota' }],
  OnCallSwapDeclined: [{ to: person('giver'), word: 'rota' }],
  OnCallSwapExpired: [{ to: person('giver'), word: 'rota' }],

  SafetyCheckInMissed: [{ to: both(watch, person('who')), word: 'alarm' }],
  SafetyIncidentOccurred: [{ to: watch, word: 'alarm' }],
  LeadershipHandedOver: [task(person('to'))],
  // Whoever led and can be reached after all is told that another does.
  LeadershipTakenOver: [task(person('from'))],

  PersonMetWithoutCoordinator: [task(coordinators)],
  EncounterHandedOver: [task(person('to'))],
  FollowUpReminded: [task(holders)],
  SupportContactOverdue: [task(holders)],
  ReflectionPeriodEnding: [task(holders)],
  ReferralRequested: [task(branches('to'))],
  ReferralAccepted: [task(holders)],
  ReferralRefused: [task(holders)],
  ReferralWithdrawn: [task(branches('to'))],
  ReferralReminded: [task(both(branches('to'), holders))],
  ChildConcernReported: [task(branches('to'))],
  ChildConcernAcknowledged: [task(both(holders, reporters))],
  ChildConcernRedirected: [task(both(branches('to'), branches('from'), holders, reporters))],
  ChildConcernReminded: [
    task(both(branches('to'), holders, reporters)),
    { ...task(supervisors), when: ({ escalated }) => escalated === true },
  ],
  // Broken glass is told at once: it names nobody, and must not wait for a list that is read on Monday.
  AccessedUnderBreakGlass: [{ to: glassReviewers, word: 'review' }],
  BreakGlassReviewed: [
    { ...task(glassReviewers), when: ({ verdict }) => verdict === 'not-justified' },
    task(whoBrokeGlass),
  ],

  DisclosureRequested: [task(ownerOfItem)],
  WrongRecipientReported: [task(partiesOfIncident)],
  IncidentReminded: [task(partiesOfIncident)],
  PublicRecordsRequested: [task(registrars)],

  FacilitatorNamed: [task(person('who'))],
  DebriefOpened: [task(leader)],
  PerspectiveRequested: [task(branches('of'))],
  PerspectiveReminded: [task(branches('of'))],
  PerspectiveSubmitted: [{ ...task(facilitators), when: ({ through }) => through === 'facilitator' }],
  PerspectivePassedOn: [task(branches('to'))],
  ActionAgreed: [task(person('owner'))],
  ActionReassigned: [task(person('owner'))],
  ActionReminded: [reminder(person('to'))],
  LessonReopened: [task(leader)],

  ContactDrillStarted: [{ to: person('who'), word: 'drill', due: 'answerBy', followed: true }],
};

export const dueOf = ({ data }: Recorded, { due }: NoticeRow): Instant | undefined => {
  const deadline = due === undefined ? undefined : (data as Readonly<Record<string, unknown>>)[due];
  return typeof deadline === 'string' ? deadline : undefined;
};
