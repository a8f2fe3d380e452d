import { must, type Acting, type Decider, type Intent } from '@samsyn/kernel';
import { INVITATION_RULES, type InvitationCommand } from './invitations/invitations';
import { evolvePlan, noPlan, type OperationPlan, type PlanStreamEvent } from './operation-plan';
import type { PlanRule } from './plan-rule';
import { PRE_BRIEFING_RULES, type PreBriefingCommand } from './pre-briefing/pre-briefing';
import { PREPARATION_RULES, type PreparationCommand } from './prepare-plan/prepare-plan';
import { decideProposal, type ProposeOperation } from './propose-operation/propose-operation';
import { RELEASE_RULES, type ReleaseCommand } from './release-operation/release-operation';

/** Commands on a plan that exists. */
export type PlanChange = InvitationCommand | PreparationCommand | PreBriefingCommand | ReleaseCommand;
export type PlanCommand = ProposeOperation | PlanChange;

type Rules = { readonly [K in PlanChange['kind']]: PlanRule<Extract<PlanChange, { kind: K }>> };
const RULES: Rules = { ...INVITATION_RULES, ...PREPARATION_RULES, ...PRE_BRIEFING_RULES, ...RELEASE_RULES };

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export const mustBeAllowed = (kind: PlanChange['kind'], acting: Acting): void =>
  must(RULES[kind].who, acting);

function decide(command: PlanCommand, plan: OperationPlan, intent: Intent) {
  if (command.kind === 'ProposeOperation') return decideProposal(command, plan, intent);
  mustBeAllowed(command.kind, intent);
  const rule = RULES[command.kind] as PlanRule<PlanChange>;
  return rule.decide(command, plan, intent);
}

export const operationPlan: Decider<OperationPlan, PlanCommand, PlanStreamEvent> = {
  initial: noPlan,
  evolve: evolvePlan,
  decide,
};
