import { KINDS, type OperationKinds } from '@samsyn/kinds';
import { authorize, type Acting, type Decider, type CommandMetadata } from '@samsyn/kernel';
import { CANCELLATION_RULES, type CancelOperation } from './cancel-operation/cancel-operation';
import { INTERPRETER_RULES, type InterpreterCommand } from './interpreters/interpreters';
import { INVITATION_RULES, type InvitationCommand } from './invitations/invitations';
import { evolvePlan, noPlan, type OperationPlan, type PlanStreamEvent } from './operation-plan';
import { refuseIfEnded, type PlanRule, type PlanRules } from './plan-rule';
import { PRE_BRIEFING_RULES, type PreBriefingCommand } from './pre-briefing/pre-briefing';
import { preparationRules, type PreparationCommand } from './prepare-plan/prepare-plan';
import { decideProposal, type ProposeOperation } from './propose-operation/propose-operation';
import { RESCHEDULING_RULES, type RescheduleOperation } from './reschedule-operation/reschedule-operation';
import { releaseRules, type ReleaseCommand } from './release-operation/release-operation';

/** Commands on a plan that exists. */
export type PlanChange =
  | InvitationCommand
  | PreparationCommand
  | RescheduleOperation
  | CancelOperation
  | InterpreterCommand
  | PreBriefingCommand
  | ReleaseCommand;
export type PlanCommand = ProposeOperation | PlanChange;

const rulesOn = (kinds: OperationKinds): PlanRules<PlanChange> => ({
  ...INVITATION_RULES,
  ...preparationRules(kinds),
  ...RESCHEDULING_RULES,
  ...CANCELLATION_RULES,
  ...INTERPRETER_RULES,
  ...PRE_BRIEFING_RULES,
  ...releaseRules(kinds),
});
const RULES = rulesOn(KINDS);

/**
 * What of the plan can still be reported when the conduct has ended. `of-before`: what happened before the
 * end and is reported after it. `as-before`: it has a rule of its own, or does no harm.
 * @rule plan-ends-with-the-conduct: After the end of the conduct nobody is called or given a task, and
 *   nothing is assessed, booked or released; what happened before the end is reported after it with its time.
 * @source domain: Planning; ADR 0038
 * @proof the end of the conduct › …
 */
const AFTER_THE_END: { readonly [K in PlanChange['kind']]: 'of-before' | 'as-before' } = {
  // For those who are to meet her in the morning: a command of its own, whose answer says what it shares.
  InviteAgencies: 'as-before',
  ConfirmAgency: 'as-before',
  DeclineInvitation: 'as-before',
  WithdrawInvitations: 'as-before',
  RemindInvited: 'as-before',
  ExpireInvitations: 'as-before',
  CloseInvitations: 'as-before',
  AssessRisk: 'of-before',
  // Whom to ask in the debrief.
  NameContactPerson: 'as-before',
  AssignRoles: 'of-before',
  // What is reported late names them.
  RegisterSites: 'as-before',
  // What was wrong is put right.
  AmendPlan: 'as-before',
  RescheduleOperation: 'as-before',
  CancelOperation: 'as-before',
  RequestInterpreter: 'of-before',
  BookInterpreter: 'of-before',
  DeclineInterpreter: 'of-before',
  // Nobody comes to what is over.
  CancelInterpreter: 'as-before',
  SchedulePreBriefing: 'of-before',
  HoldPreBriefing: 'of-before',
  BriefLateJoiner: 'of-before',
  ReleaseOperation: 'of-before',
  ReleaseWithoutCoordinator: 'of-before',
};

/** @throws DomainError `PLAN.ENDED` */
function mustBeInTime(kind: PlanChange['kind'], { standing, occurredAt }: CommandMetadata): void {
  const end = standing?.conductEnd;
  if (end === undefined) return;
  refuseIfEnded({ ended: AFTER_THE_END[kind] === 'of-before' && occurredAt > end.reportedAt });
}

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export const mustBeAllowed = (kind: PlanChange['kind'], acting: Acting): void =>
  authorize(RULES[kind].who, acting);

const decideOn =
  (
    kinds: OperationKinds,
    rules: PlanRules<PlanChange>,
  ): Decider<OperationPlan, PlanCommand, PlanStreamEvent>['decide'] =>
  (command, plan, metadata) => {
    if (command.kind === 'ProposeOperation') return decideProposal(command, plan, metadata, kinds);
    authorize(rules[command.kind].who, metadata);
    mustBeInTime(command.kind, metadata);
    const rule = rules[command.kind] as PlanRule<PlanChange>;
    return rule.decide(command, plan, metadata);
  };

/** The plan of an operation of one of these kinds. */
export const operationPlanOn = (
  kinds: OperationKinds,
): Decider<OperationPlan, PlanCommand, PlanStreamEvent> => ({
  initial: noPlan,
  evolve: evolvePlan,
  decide: decideOn(kinds, rulesOn(kinds)),
});

export const operationPlan = operationPlanOn(KINDS);
