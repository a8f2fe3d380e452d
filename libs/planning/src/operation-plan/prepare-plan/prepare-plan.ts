import { DomainError, secretsOf, type Branch, type LabelledText, type PersonRef } from '@samsyn/kernel';
import { told } from '../../told';
import { newBriefings } from '../briefing/brief-anew';
import type { RISK_LEVELS } from '../operation-plan.events';
import { refuseIfCancelled, type PlanRule } from '../plan-rule';

export interface AssessRisk {
  readonly kind: 'AssessRisk';
  readonly level: (typeof RISK_LEVELS)[number];
  readonly ground?: LabelledText;
}
export interface NameContactPerson {
  readonly kind: 'NameContactPerson';
  readonly who: PersonRef;
  readonly telephone?: string;
}
export interface AssignRoles {
  readonly kind: 'AssignRoles';
  readonly roles: readonly { readonly who: PersonRef; readonly task: string }[];
}
export interface AmendPlan {
  readonly kind: 'AmendPlan';
  readonly changes: readonly { readonly field: string; readonly value: string }[];
  /** Branches that need a new briefing whatever the table of matters says. */
  readonly briefAnew?: readonly Branch[];
}
export type PreparationCommand = AssessRisk | NameContactPerson | AssignRoles | AmendPlan;

const assessRisk: PlanRule<AssessRisk>['decide'] = (command, plan) => {
  refuseIfCancelled(plan);
  // A level that is told again with its ground is a new assessment; without, it is the same one.
  if (plan.riskLevel === command.level && !command.ground) return [];
  const { data, labels } = secretsOf(command, ['ground']);
  return [{ name: 'RiskAssessed', data: { level: command.level, ...data }, labels }];
};

/** A branch names its own; the leading branch may name anyone's. */
const nameContactPerson: PlanRule<NameContactPerson>['decide'] = (
  { who, telephone },
  plan,
  { actor, standing },
) => {
  refuseIfCancelled(plan);
  if (who.branch !== actor.branch && !standing?.leads) {
    throw new DomainError('ACCESS.NOT_YOURS', { requires: 'own-branch' }, 'forbidden');
  }
  if (plan.contacts.get(who.person) === (telephone ?? null)) return [];
  return [{ name: 'ContactPersonNamed', data: { who, ...told({ telephone }) } }];
};

const assignRoles: PlanRule<AssignRoles>['decide'] = ({ roles }, plan) => {
  refuseIfCancelled(plan);
  if (roles.every(({ who, task }) => plan.roles.get(who.person) === task)) return [];
  return [{ name: 'RoleAssigned', data: { roles: [...roles] } }];
};

/** Says what it was before, and which of those who had been briefed must be briefed again. */
const amend: PlanRule<AmendPlan>['decide'] = ({ changes, briefAnew: named = [] }, plan, { occurredAt }) => {
  refuseIfCancelled(plan);
  const isOtherwise = ({ field, value }: AmendPlan['changes'][number]): boolean =>
    plan.told.get(field) !== value;
  if (named.length === 0 && !changes.some(isOtherwise)) return [];
  const withBefore = changes.map((change) => ({ ...change, ...told({ was: plan.told.get(change.field) }) }));
  const fields = changes.map(({ field }) => field);
  const briefings = newBriefings(plan.briefedBranches, fields, named, occurredAt);
  const briefAnew = briefings.map(({ of, ...briefing }) => ({ ...briefing, of: [...of] }));
  const data = { changes: withBefore, ...(briefAnew.length > 0 ? { briefAnew } : {}) };
  return [{ name: 'PlanAmended', data }];
};

export const PREPARATION_RULES: {
  [K in PreparationCommand['kind']]: PlanRule<Extract<PreparationCommand, { kind: K }>>;
} = {
  AssessRisk: { who: 'operation-leader', decide: assessRisk },
  NameContactPerson: { who: 'invited-or-participant', decide: nameContactPerson },
  AssignRoles: { who: 'operation-leader', decide: assignRoles },
  AmendPlan: { who: 'operation-leader', decide: amend },
};
