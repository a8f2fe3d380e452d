import type { Branch, Instant } from '@samsyn/kernel';
import type { InvitationAnswer, OperationPlan } from '../operation-plan';
import type { OperationPlanEvent } from '../operation-plan.events';
import { refuseIfCancelled, type PlanRule } from '../plan-rule';

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
export type InvitationCommand = InviteAgencies | ConfirmAgency | DeclineInvitation;

const isAnswered = (plan: OperationPlan, branch: Branch, answer: InvitationAnswer): boolean =>
  JSON.stringify(plan.answers.get(branch)) === JSON.stringify(answer);

/** An invitation stands while it is unanswered or confirmed; who declined is invited anew. */
const stands = (plan: OperationPlan, branch: Branch, answerBy: Instant): boolean =>
  plan.invited.get(branch) === answerBy && plan.answers.get(branch)?.answer !== 'declined';

function invite({ agencies, answerBy }: InviteAgencies, plan: OperationPlan): readonly OperationPlanEvent[] {
  refuseIfCancelled(plan);
  // The leading branch leads; an invitation would ask it to answer itself.
  const others = [...new Set(agencies)].filter((branch) => branch !== plan.leader?.branch);
  if (!plan.operation || others.every((branch) => stands(plan, branch, answerBy))) return [];
  return [{ name: 'AgencyInvited', data: { ...plan.operation, agencies: others, answerBy } }];
}

/** A branch that declined may confirm later, and one that takes part without an invitation may say with whom. */
const confirm: PlanRule<ConfirmAgency>['decide'] = ({ staff, focus }, plan, { actor }) => {
  refuseIfCancelled(plan);
  if (isAnswered(plan, actor.branch, { answer: 'confirmed', staff, focus })) return [];
  return [{ name: 'AgencyConfirmed', data: { staff, focus } }];
};

/** A branch that had confirmed may decline later. */
const decline: PlanRule<DeclineInvitation>['decide'] = ({ reason }, plan, { actor }) => {
  refuseIfCancelled(plan);
  if (isAnswered(plan, actor.branch, { answer: 'declined', reason })) return [];
  return [{ name: 'AgencyDeclined', data: { reason } }];
};

export const INVITATION_RULES: {
  [K in InvitationCommand['kind']]: PlanRule<Extract<InvitationCommand, { kind: K }>>;
} = {
  InviteAgencies: { who: 'operation-leader', decide: invite },
  ConfirmAgency: { who: 'invited-or-participant', decide: confirm },
  DeclineInvitation: { who: 'invited', decide: decline },
};
