import { KINDS, type OperationKinds } from '@samsyn/kinds';
import { must, type Acting, type Decider } from '@samsyn/kernel';
import { CANCELLATION_RULES, type CancelOperation } from './cancel-operation/cancel-operation';
import { INTERPRETER_RULES, type InterpreterCommand } from './interpreters/interpreters';
import { INVITATION_RULES, type InvitationCommand } from './invitations/invitations';
import { evolvePlan, noPlan, type OperationPlan, type PlanStreamEvent } from './operation-plan';
import type { PlanRule } from './plan-rule';
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

type Rules = { readonly [K in PlanChange['kind']]: PlanRule<Extract<PlanChange, { kind: K }>> };
const rulesOn = (kinds: OperationKinds): Rules => ({
  ...INVITATION_RULES,
  ...preparationRules(kinds),
  ...RESCHEDULING_RULES,
  ...CANCELLATION_RULES,
  ...INTERPRETER_RULES,
  ...PRE_BRIEFING_RULES,
  ...releaseRules(kinds),
});
const RULES = rulesOn(KINDS);

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export const mustBeAllowed = (kind: PlanChange['kind'], acting: Acting): void =>
  must(RULES[kind].who, acting);

const decideOn =
  (kinds: OperationKinds, rules: Rules): Decider<OperationPlan, PlanCommand, PlanStreamEvent>['decide'] =>
  (command, plan, intent) => {
    if (command.kind === 'ProposeOperation') return decideProposal(command, plan, intent, kinds);
    must(rules[command.kind].who, intent);
    const rule = rules[command.kind] as PlanRule<PlanChange>;
    return rule.decide(command, plan, intent);
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
