import {
  BranchText,
  closed,
  Code,
  codeOf,
  contactOfStaff,
  Count,
  defineEvent,
  InstantText,
  listOf,
  optional,
  participantsOnly,
  PersonRefSchema,
  secret,
  shared,
  ShortText,
  SiteName,
  Text,
  Uuid,
  WindowOf,
  withEntry,
  type EventOf,
} from '@samsyn/event-store';
import type { Json, JsonObject } from '@samsyn/kernel';
import Type from 'typebox';
import { interpreterEvents } from './interpreters/interpreter.events';

export const RISK_LEVELS = ['low', 'medium', 'high'] as const;
export const INSTEAD_OF_COORDINATOR = ['telephone-advice', 'emergency-service', 'none'] as const;
export const INVITATION_REMINDERS = ['halfway', 'last-hour'] as const;
export const INVITATION_WITHDRAWALS = [
  'not-needed',
  'invited-by-mistake',
  'operation-cancelled',
  'operation-ended',
  'other',
] as const;

const plan = { service: 'planning', audience: 'participants' } as const;
/** What an invitation or a call tells a branch that does not take part yet, and nothing more. */
export const invitationFields = {
  kind: shared(Code),
  region: shared(Code),
  municipality: withEntry(ShortText),
  window: shared(WindowOf),
};
/** A gate of release that was overridden: the deviation codes the leader named, and why. */
const Override = closed({ of: listOf(Code, 10), reason: ShortText });

const whereAndWhence = {
  location: secret(Text, { formerDefault: 'police-investigation' }),
  source: secret(Text, { formerDefault: 'police-investigation' }),
};
export const SECRET_MATTERS = ['location', 'source'] as const;

export const OperationProposed = defineEvent({
  ...plan,
  name: 'OperationProposed',
  fields: {
    ...invitationFields,
    /** Version of the kind's template, fixed for this operation. */
    kindVersion: shared(Count),
    purpose: participantsOnly(Text),
    reference: participantsOnly(ShortText),
    sites: optional(shared(Count)),
    ...whereAndWhence,
    /** The standing agreement that the plan starts from, in the version that was in force. */
    agreement: optional(shared(Uuid)),
    agreementVersion: optional(shared(Count)),
  },
});
export const AgencyInvited = defineEvent({
  ...plan,
  name: 'AgencyInvited',
  audience: 'invitation',
  names: 'agencies',
  fields: {
    ...invitationFields,
    agencies: participantsOnly(listOf(BranchText, 50)),
    answerBy: shared(InstantText),
  },
});
/** The operation was moved: those who had confirmed, or had not answered yet, are asked for the new window. */
export const InvitationRenewed = defineEvent({
  ...plan,
  name: 'InvitationRenewed',
  audience: 'invitation',
  names: 'agencies',
  fields: {
    ...invitationFields,
    agencies: participantsOnly(listOf(BranchText, 50)),
    answerBy: shared(InstantText),
  },
});
/** Samsyn asks again those who have not answered an invitation. */
export const InvitationReminded = defineEvent({
  ...plan,
  name: 'InvitationReminded',
  audience: 'invitation',
  names: 'agencies',
  fields: {
    agencies: participantsOnly(listOf(BranchText, 50)),
    reminder: shared(codeOf(INVITATION_REMINDERS)),
    answerBy: shared(InstantText),
  },
});
/** The time to answer is over. A later answer is recorded all the same, and marked as late. */
export const InvitationExpired = defineEvent({
  ...plan,
  name: 'InvitationExpired',
  audience: 'invitation',
  names: 'agencies',
  fields: { agencies: participantsOnly(listOf(BranchText, 50)), answerBy: shared(InstantText) },
});
export const InvitationWithdrawn = defineEvent({
  ...plan,
  name: 'InvitationWithdrawn',
  audience: 'invitation',
  names: 'agencies',
  fields: {
    agencies: participantsOnly(listOf(BranchText, 50)),
    reason: shared(codeOf(INVITATION_WITHDRAWALS)),
  },
});
/** Recorded after the answer-by of the invitation that it answers. */
const late = optional(shared(Type.Boolean()));
export const AgencyConfirmed = defineEvent({
  ...plan,
  name: 'AgencyConfirmed',
  fields: { staff: shared(Count), focus: participantsOnly(Text), late },
});
export const AgencyDeclined = defineEvent({
  ...plan,
  name: 'AgencyDeclined',
  fields: { reason: participantsOnly(Text), late },
});
export const ContactPersonNamed = defineEvent({
  ...plan,
  name: 'ContactPersonNamed',
  fields: {
    who: shared(PersonRefSchema),
    telephone: contactOfStaff(optional(participantsOnly(ShortText))),
  },
});
export const RoleAssigned = defineEvent({
  ...plan,
  name: 'RoleAssigned',
  fields: { roles: participantsOnly(listOf(closed({ who: PersonRefSchema, task: ShortText }), 60)) },
});
export const RiskAssessed = defineEvent({
  ...plan,
  name: 'RiskAssessed',
  fields: {
    level: shared(codeOf(RISK_LEVELS)),
    ground: secret(Text, { formerDefault: 'police-investigation' }),
  },
});
/** Names are added to those registered before; a new spelling of one replaces its old spelling. */
export const SitesRegistered = defineEvent({
  ...plan,
  name: 'SitesRegistered',
  fields: { sites: participantsOnly(listOf(SiteName, 40)) },
});
export const PreBriefingScheduled = defineEvent({
  ...plan,
  name: 'PreBriefingScheduled',
  fields: { at: shared(InstantText) },
});
export const PreBriefingHeld = defineEvent({
  ...plan,
  name: 'PreBriefingHeld',
  fields: {
    present: shared(listOf(PersonRefSchema, 100)),
    covered: participantsOnly(listOf(ShortText, 50)),
    dress: optional(participantsOnly(ShortText)),
    maxInside: optional(shared(Count)),
  },
});
export const LateJoinerBriefed = defineEvent({
  ...plan,
  name: 'LateJoinerBriefed',
  fields: { who: shared(PersonRefSchema), how: optional(participantsOnly(ShortText)) },
});
const Change = closed({ field: Code, value: Text, was: Type.Optional(Text) });
const amendment = {
  changes: participantsOnly(listOf(Change, 30)),
  /** Branches that had been briefed on what is now otherwise, and need a new briefing. */
  briefAnew: optional(
    participantsOnly(
      listOf(closed({ branch: BranchText, of: listOf(Code, 30), beforeRelease: Type.Boolean() }), 50),
    ),
  ),
};
/** `location` and `source` keep the labels that they had in the plan. */
export const PlanAmended = defineEvent({
  ...plan,
  name: 'PlanAmended',
  version: 2,
  fields: { ...amendment, ...whereAndWhence },
  earlier: [{ version: 1, fields: amendment, upcast: secretsApart }],
});
export const OperationRescheduled = defineEvent({
  ...plan,
  name: 'OperationRescheduled',
  fields: {
    window: shared(WindowOf),
    reason: participantsOnly(Text),
    /** The operation had been released for another time, and must be released for this one. */
    releaseTakenBack: optional(shared(Type.Boolean())),
  },
});
export const OperationCancelled = defineEvent({
  ...plan,
  name: 'OperationCancelled',
  fields: { reason: participantsOnly(Text) },
});

/** Version 1 showed every change in one list to all participants, place and source of the information too. */
function secretsApart({ changes, ...data }: JsonObject): JsonObject {
  if (!Array.isArray(changes)) return data;
  const changed = changes as { readonly field: string; readonly value: Json }[];
  const secrets = SECRET_MATTERS.flatMap((secret) => {
    const last = changed.findLast(({ field }) => field === secret);
    return last ? [[secret, last.value] as const] : [];
  });
  const others = changed.filter(({ field }) => !SECRET_MATTERS.some((secret) => secret === field));
  return { ...data, changes: others, ...Object.fromEntries(secrets) };
}

const release = {
  /** The leader's words: which gates (by deviation code) are passed over, and why. */
  override: optional(participantsOnly(Override)),
  /** The gates, by deviation code, that were in fact not met and were overridden. */
  overridden: shared(listOf(Code, 10)),
};
export const OperationReleased = defineEvent({ ...plan, name: 'OperationReleased', fields: release });
export const OperationReleasedWithoutCoordinator = defineEvent({
  ...plan,
  name: 'OperationReleasedWithoutCoordinator',
  fields: {
    ...release,
    reason: participantsOnly(Text),
    instead: optional(shared(codeOf(INSTEAD_OF_COORDINATOR))),
  },
});

export const operationPlanEvents = [
  OperationProposed,
  AgencyInvited,
  InvitationRenewed,
  InvitationReminded,
  InvitationExpired,
  InvitationWithdrawn,
  AgencyConfirmed,
  AgencyDeclined,
  ContactPersonNamed,
  RoleAssigned,
  SitesRegistered,
  RiskAssessed,
  PreBriefingScheduled,
  PreBriefingHeld,
  LateJoinerBriefed,
  PlanAmended,
  OperationRescheduled,
  OperationCancelled,
  OperationReleased,
  OperationReleasedWithoutCoordinator,
  ...interpreterEvents,
] as const;
export type OperationPlanEvent = EventOf<(typeof operationPlanEvents)[number]>;

export const planStream = (operationId: string): string => `planning.operation-plan-${operationId}`;
