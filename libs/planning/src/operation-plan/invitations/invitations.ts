import {
  DomainError,
  type Branch,
  type ConductEnd,
  type Instant,
  type CommandMetadata,
} from '@samsyn/kernel';
import type { OperationPlan } from '../operation-plan';
import type {
  INVITATION_REMINDERS,
  INVITATION_WITHDRAWALS,
  OperationPlanEvent,
} from '../operation-plan.events';
import {
  isOver,
  refuseIfBegun,
  refuseIfCancelled,
  refuseIfEnded,
  type Circumstances,
  type PlanRule,
  type PlanRules,
} from '../plan-rule';
import { isUnanswered, needsReconfirmation, type Invitation } from './invitation-state';

export interface InviteAgencies {
  readonly kind: 'InviteAgencies';
  readonly agencies: readonly Branch[];
  readonly answerBy: Instant;
}
export interface ConfirmAgency {
  readonly kind: 'ConfirmAgency';
  readonly staff: number;
  readonly focus: string;
}
export interface DeclineInvitation {
  readonly kind: 'DeclineInvitation';
  readonly reason: string;
}
export interface WithdrawInvitations {
  readonly kind: 'WithdrawInvitations';
  readonly agencies: readonly Branch[];
  readonly reason: (typeof INVITATION_WITHDRAWALS)[number];
  readonly circumstances: Circumstances;
}
/** Given by Samsyn itself; `asked` is the entry whose deadline is near. */
export interface RemindInvited {
  readonly kind: 'RemindInvited';
  readonly asked: string;
  readonly reminder: (typeof INVITATION_REMINDERS)[number];
  readonly circumstances: Circumstances;
}
/** Given by Samsyn itself when the answer-by of the entry `asked` has passed. */
export interface ExpireInvitations {
  readonly kind: 'ExpireInvitations';
  readonly asked: string;
  readonly circumstances: Circumstances;
}
/** Given by Samsyn itself when the conduct has ended: nobody is awaited any more. */
export interface CloseInvitations {
  readonly kind: 'CloseInvitations';
  readonly circumstances: Circumstances;
}
export type InvitationCommand =
  | InviteAgencies
  | ConfirmAgency
  | DeclineInvitation
  | WithdrawInvitations
  | RemindInvited
  | ExpireInvitations
  | CloseInvitations;

/** An unanswered or confirmed invitation stands; after a no, or a withdrawal, the branch is invited anew. */
const stands = ({ invitations: { asked, answers } }: OperationPlan, branch: Branch, by: Instant): boolean => {
  const invitation = asked.get(branch);
  return (
    invitation?.answerBy === by &&
    invitation.state !== 'withdrawn' &&
    answers.get(branch)?.answer !== 'declined'
  );
};

function invite({ agencies, answerBy }: InviteAgencies, plan: OperationPlan): readonly OperationPlanEvent[] {
  refuseIfCancelled(plan);
  // The leading branch leads; an invitation would ask it to answer itself.
  const others = [...new Set(agencies)].filter((branch) => branch !== plan.leader?.branch);
  if (!plan.operation || others.every((branch) => stands(plan, branch, answerBy))) return [];
  return [{ name: 'AgencyInvited', data: { ...plan.operation, agencies: others, answerBy } }];
}

/** Whether the invitation was made when it was known that the conduct had ended, whenever that is said to have been. */
const isOfAfterTheEnd = (invitation: Invitation | undefined, { knownFrom }: ConductEnd): boolean =>
  invitation !== undefined && invitation.askedFrom > knownFrom;

/**
 * A branch that took no part comes in by an invitation that was made when it was known that the conduct had
 * ended. No time that is reported or corrected afterwards lets it in, nor a second end.
 * @throws DomainError `PLAN.ENDED`
 */
function refuseIfInvitedBefore({ invitations }: OperationPlan, { actor, standing }: CommandMetadata): void {
  const end = standing?.conductEnd;
  if (end === undefined || standing?.participates) return;
  refuseIfEnded({ ended: !isOfAfterTheEnd(invitations.asked.get(actor.branch), end) });
}

/** @throws DomainError `PLAN.INVITATION_WITHDRAWN`, unless the branch takes part for another reason */
function refuseIfWithdrawn({ invitations }: OperationPlan, { actor, standing }: CommandMetadata): void {
  const isWithdrawn = invitations.asked.get(actor.branch)?.state === 'withdrawn';
  if (isWithdrawn && !standing?.participates) throw new DomainError('PLAN.INVITATION_WITHDRAWN');
}

const lateness = (
  { invitations }: OperationPlan,
  { actor, occurredAt }: CommandMetadata,
): { late?: true } => {
  const answerBy = invitations.asked.get(actor.branch)?.answerBy;
  return answerBy !== undefined && occurredAt > answerBy ? { late: true } : {};
};

/**
 * A branch that declined may confirm later, and one that takes part without an invitation may say with whom.
 * A late answer is marked late and not refused, until the conduct has ended: then only a branch that was
 * invited after the end says yes. The same answer again is an answer of its own once the operation has been
 * moved.
 * @throws DomainError `PLAN.CANCELLED`, `PLAN.ENDED`, `PLAN.INVITATION_WITHDRAWN`
 */
const confirm: PlanRule<ConfirmAgency>['decide'] = ({ staff, focus }, plan, metadata) => {
  refuseIfCancelled(plan);
  refuseIfInvitedBefore(plan, metadata);
  refuseIfWithdrawn(plan, metadata);
  const { branch } = metadata.actor;
  const known = plan.invitations.answers.get(branch);
  const isSame = known?.answer === 'confirmed' && known.staff === staff && known.focus === focus;
  if (isSame && !needsReconfirmation(plan.invitations, branch, plan.operation?.window)) return [];
  return [{ name: 'AgencyConfirmed', data: { staff, focus, ...lateness(plan, metadata) } }];
};

/** A branch that had confirmed may decline later: it takes part no longer, and sees nothing after that. */
const decline: PlanRule<DeclineInvitation>['decide'] = ({ reason }, plan, metadata) => {
  refuseIfCancelled(plan);
  refuseIfWithdrawn(plan, metadata);
  const known = plan.invitations.answers.get(metadata.actor.branch);
  if (known?.answer === 'declined' && known.reason === reason) return [];
  return [{ name: 'AgencyDeclined', data: { reason, ...lateness(plan, metadata) } }];
};

/**
 * Also of a branch that has confirmed, until the operation begins; one that has declined is no longer asked
 * anyway.
 * @throws DomainError `PLAN.NOT_INVITED` (invalid), `PLAN.UNDER_WAY`
 */
const withdraw: PlanRule<WithdrawInvitations>['decide'] = ({ agencies, reason, circumstances }, plan) => {
  refuseIfCancelled(plan);
  const { asked, answers } = plan.invitations;
  const branches = [...new Set(agencies)];
  if (branches.some((branch) => !asked.has(branch))) throw new DomainError('PLAN.NOT_INVITED', {}, 'invalid');
  const standing = branches.filter(
    (branch) => asked.get(branch)?.state !== 'withdrawn' && answers.get(branch)?.answer !== 'declined',
  );
  if (standing.length === 0) return [];
  refuseIfBegun(circumstances);
  return [{ name: 'InvitationWithdrawn', data: { agencies: standing, reason } }];
};

/**
 * Of the branches that this entry asked last, those without an answer to it. A branch that takes part anyway, by a
 * coordinator who accepted, has answered in another way.
 */
const awaited = (
  { invitations, operation }: OperationPlan,
  asked: string,
  { takingPart }: Circumstances,
): Branch[] =>
  [...invitations.asked].flatMap(([branch, invitation]) => {
    if (invitation.asked !== asked || !isUnanswered(invitations, branch, operation?.window)) return [];
    return takingPart.has(branch) && !invitations.answers.has(branch) ? [] : [branch];
  });

const remind: PlanRule<RemindInvited>['decide'] = ({ asked, reminder, circumstances }, plan) => {
  const agencies = awaited(plan, asked, circumstances);
  const [answerBy] = agencies.map((branch) => plan.invitations.asked.get(branch)!.answerBy);
  if (isOver(plan, circumstances) || answerBy === undefined) return [];
  return [{ name: 'InvitationReminded', data: { agencies, reminder, answerBy } }];
};

const expire: PlanRule<ExpireInvitations>['decide'] = ({ asked, circumstances }, plan) => {
  const agencies = awaited(plan, asked, circumstances).filter(
    (branch) => plan.invitations.asked.get(branch)?.state === 'asked',
  );
  const [answerBy] = agencies.map((branch) => plan.invitations.asked.get(branch)!.answerBy);
  if (isOver(plan, circumstances) || answerBy === undefined) return [];
  return [{ name: 'InvitationExpired', data: { agencies, answerBy } }];
};

/** A branch that takes part anyway has come, or answers in another way. */
const close: PlanRule<CloseInvitations>['decide'] = (
  { circumstances: { takingPart } },
  plan,
  { standing },
) => {
  const { asked, answers } = plan.invitations;
  const end = standing?.conductEnd;
  const agencies = [...asked].flatMap(([branch, invitation]) => {
    const isOfAfter = end !== undefined && isOfAfterTheEnd(invitation, end);
    const hasCome = answers.has(branch) || takingPart.has(branch);
    return invitation.state === 'withdrawn' || isOfAfter || hasCome ? [] : [branch];
  });
  if (agencies.length === 0) return [];
  return [{ name: 'InvitationWithdrawn', data: { agencies, reason: 'operation-ended' } }];
};

export const INVITATION_RULES: PlanRules<InvitationCommand> = {
  InviteAgencies: { who: 'operation-leader', decide: invite },
  ConfirmAgency: { who: 'invited-or-participant', decide: confirm },
  DeclineInvitation: { who: 'invited', decide: decline },
  WithdrawInvitations: { who: 'operation-leader', decide: withdraw },
  RemindInvited: { who: 'system', decide: remind },
  ExpireInvitations: { who: 'system', decide: expire },
  CloseInvitations: { who: 'system', decide: close },
};
