import type { FieldSpec } from '@samsyn/event-store';
import { eventRegistry } from '../../apps/samsyn/src/event-registry';

/**
 * What somebody types is for all who may know the entry, whoever its recorder is. Each is a decision: a text that does
 * not stand here takes the recorder's own label (`secret`).
 */
const FOR_ALL = {
  // Part of the plan that all carry out together; what is secret of it has fields of its own.
  plan: [
    'OperationProposed.purpose',
    'OperationProposed.reference',
    'AgencyConfirmed.focus',
    'ContactPersonNamed.telephone',
    'RoleAssigned.roles',
    'PreBriefingHeld.covered',
    'PreBriefingHeld.dress',
    'LateJoinerBriefed.how',
    'PlanAmended.changes',
    'InterpreterBooked.reference',
    'CampaignProposed.purpose',
    'CampaignBranchInvited.purpose',
    'CampaignAmended.purpose',
  ],
  // Why somebody decides for all: those who are bound by it read it.
  decision: [
    'OperationRescheduled.reason',
    'OperationCancelled.reason',
    'OperationReleased.override',
    'OperationReleasedWithoutCoordinator.override',
    'OperationReleasedWithoutCoordinator.reason',
    'DecisionTaken.what',
    'DecisionTaken.why',
    'OperationSuspended.reason',
    'LeadershipHandedOver.reason',
    'LeadershipTakenOver.why',
    'SafetyAlarmHandled.note',
    'CampaignCancelled.reason',
    'BranchChangeRefused.reason',
  ],
  // What a branch answers to the others.
  answer: ['AgencyDeclined.reason', 'CampaignLeft.reason'],
  // Said in the debrief to those who take part in it.
  debrief: [
    'DebriefReopened.why',
    'PerspectiveReleased.well',
    'PerspectiveReleased.hard',
    'PerspectiveReleased.develop',
    'PerspectivePassedOn.well',
    'PerspectivePassedOn.hard',
    'PerspectivePassedOn.develop',
    'LessonAgreed.what',
    'LessonAnswered.why',
    'ActionAgreed.what',
    'ActionDropped.why',
    'ActionMoved.why',
    'ActionReassigned.why',
    'CampaignLessonAgreed.what',
    'CampaignActionAgreed.what',
    'CampaignActionDropped.why',
    'CampaignActionMoved.why',
    'CampaignActionReassigned.why',
  ],
  // What a thing is called, or where it is.
  name: [
    'OperationProposed.municipality',
    'AgencyInvited.municipality',
    'InvitationRenewed.municipality',
    'CoordinatorCalled.municipality',
    'CallEscalated.municipality',
    'CampaignProposed.name',
    'CampaignBranchInvited.name',
    'CampaignAmended.name',
    'AgreementProposed.name',
  ],
  // The weighing that decider, requester and recipient read.
  law: [
    'DisclosureRequested.ground',
    'DisclosureRequested.purpose',
    'DisclosureDecided.ground',
    'DisclosureDecided.purpose',
    'DisclosureDecided.weighing',
    'DisclosureDecided.why',
    'DisclosureDecided.speaksFor',
    'DisclosureDecided.speaksAgainst',
    'WrongRecipientReported.what',
    'IncidentStepTaken.why',
    'DisclosuresListed.kept',
  ],
  // What those who take over must know to meet the exposed person.
  region: ['PersonMetWithoutCoordinator.language'],
  // Read within the branch that wrote it, and by the parties of an agreement.
  branch: [
    'AgreementProposed.contacts',
    'AgreementEnded.reason',
    'AccessedUnderBreakGlass.reason',
    'BreakGlassReviewed.why',
    'BreakGlassStepTaken.why',
    'PublicRecordsRequested.asked',
    'PublicRecordsRequested.address',
    'PublicRecordsPartsDecided.parts',
    'PublicRecordsAnswered.reasons',
  ],
};

/** From this length on it is prose, not a code, a name or an id. */
const PROSE = 500;
const OPEN = new Set(['shared', 'entry', 'participants-only']);
const isOpenProse = ({ chosen, label, schema }: FieldSpec): boolean =>
  !chosen && label !== undefined && OPEN.has(label) && longest(schema) >= PROSE;

function longest(schema: unknown): number {
  if (typeof schema !== 'object' || schema === null) return 0;
  const { maxLength = 0 } = schema as { maxLength?: number };
  return Math.max(Number(maxLength) || 0, ...Object.values(schema).map(longest));
}

/** Source: exercises' README, "Default labels": shared with the participants is only what the recorder says is shared. */
it('no text that somebody types is for all unasked, but those that are said to all', () => {
  const open = eventRegistry()
    .all()
    .flatMap(({ definition: { name, fields } }) =>
      Object.entries(fields)
        .filter(([, spec]) => isOpenProse(spec))
        .map(([field]) => `${name}.${field}`),
    );
  expect([...new Set(open)].sort()).toEqual(Object.values(FOR_ALL).flat().sort());
});
