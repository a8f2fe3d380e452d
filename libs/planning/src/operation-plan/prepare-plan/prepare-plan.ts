import { DomainError, secretsOf, type Instant, type LabelledText, type PersonRef } from '@samsyn/kernel';
import { told } from '../../told';
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
}
export interface RescheduleOperation {
  readonly kind: 'RescheduleOperation';
  readonly window: [Instant, Instant];
  readonly reason: string;
}
export interface CancelOperation {
  readonly kind: 'CancelOperation';
  readonly reason: string;
}
export type PreparationCommand =
  AssessRisk | NameContactPerson | AssignRoles | AmendPlan | RescheduleOperation | CancelOperation;

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

const amend: PlanRule<AmendPlan>['decide'] = ({ changes }, plan) => {
  refuseIfCancelled(plan);
  return [{ name: 'PlanAmended', data: { changes: [...changes] } }];
};

const reschedule: PlanRule<RescheduleOperation>['decide'] = ({ window, reason }, plan) => {
  refuseIfCancelled(plan);
  const planned = plan.operation?.window;
  if (planned?.[0] === window[0] && planned[1] === window[1]) return [];
  return [{ name: 'OperationRescheduled', data: { window, reason } }];
};

const cancel: PlanRule<CancelOperation>['decide'] = ({ reason }, plan) =>
  plan.cancelled ? [] : [{ name: 'OperationCancelled', data: { reason } }];

export const PREPARATION_RULES: {
  [K in PreparationCommand['kind']]: PlanRule<Extract<PreparationCommand, { kind: K }>>;
} = {
  AssessRisk: { who: 'operation-leader', decide: assessRisk },
  NameContactPerson: { who: 'invited-or-participant', decide: nameContactPerson },
  AssignRoles: { who: 'operation-leader', decide: assignRoles },
  AmendPlan: { who: 'operation-leader', decide: amend },
  RescheduleOperation: { who: 'operation-leader', decide: reschedule },
  CancelOperation: { who: 'operation-leader', decide: cancel },
};
