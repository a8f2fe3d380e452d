import { DomainError, type Intent } from '@samsyn/kernel';
import { told } from '../../told';
import type { OperationPlan } from '../operation-plan';
import type { INSTEAD_OF_COORDINATOR, OperationPlanEvent } from '../operation-plan.events';
import { refuseIfCancelled, type PlanRule } from '../plan-rule';
import { GATES_OF_RELEASE, uncoveredPoints, type Gate, type ReleaseState } from './gates';

export interface Override {
  /** Deviation codes of the gates that are passed over. */
  readonly of: readonly string[];
  readonly reason: string;
}
export interface ReleaseOperation {
  readonly kind: 'ReleaseOperation';
  readonly coordinatorAccepted: boolean;
  readonly override?: Override;
}
export interface ReleaseWithoutCoordinator {
  readonly kind: 'ReleaseWithoutCoordinator';
  readonly coordinatorAccepted: boolean;
  readonly reason: string;
  readonly instead?: (typeof INSTEAD_OF_COORDINATOR)[number];
  readonly override?: Override;
}
export type ReleaseCommand = ReleaseOperation | ReleaseWithoutCoordinator;

/** @throws DomainError `PLAN.NOT_THE_NAMED_LEADER` (forbidden) */
function mustBeNamedLeader({ leader }: OperationPlan, { actor }: Intent): void {
  if (leader?.person !== actor.person) throw new DomainError('PLAN.NOT_THE_NAMED_LEADER', {}, 'forbidden');
}

/**
 * Deviation codes of the gates that were not met and were overridden.
 * @throws DomainError with the code of the first gate that stands in the way; `unmet` lists all of them in order
 */
function passGates(gates: readonly Gate[], state: ReleaseState, override: Override | undefined): string[] {
  const unmet = gates.filter((gate) => gate.isUnmet(state));
  const isOverridden = ({ deviation }: Gate): boolean =>
    deviation !== undefined && (override?.of.includes(deviation) ?? false);
  const isSaid = ({ saidBy }: Gate): boolean => unmet.some(({ code }) => code === saidBy);
  const standing = unmet.filter((gate) => !isOverridden(gate) && !isSaid(gate));
  const [first] = standing;
  if (!first) return unmet.filter(isOverridden).flatMap(({ deviation }) => deviation ?? []);
  const codes = standing.map(({ code }) => code);
  const agenda = codes.includes('PLAN.AGENDA_NOT_COVERED') ? uncoveredPoints(state.plan) : undefined;
  throw new DomainError(first.code, { unmet: codes, ...told({ agenda }) });
}

const overrideIn = (override: Override | undefined) =>
  override ? { override: { of: [...override.of], reason: override.reason } } : {};

const release: PlanRule<ReleaseOperation>['decide'] = ({ override, coordinatorAccepted }, plan, intent) => {
  refuseIfCancelled(plan);
  if (plan.released) return [];
  if (override) mustBeNamedLeader(plan, intent);
  const overridden = passGates(GATES_OF_RELEASE, { plan, coordinatorAccepted }, override);
  return [{ name: 'OperationReleased', data: { ...overrideIn(override), overridden } }];
};

/** An explicit, reasoned decision by the named leader, which skips the gate of the coordinator and no other. */
function releaseWithoutCoordinator(
  { override, coordinatorAccepted, reason, instead }: ReleaseWithoutCoordinator,
  plan: OperationPlan,
  intent: Intent,
): readonly OperationPlanEvent[] {
  refuseIfCancelled(plan);
  if (plan.released) return [];
  mustBeNamedLeader(plan, intent);
  const gates = GATES_OF_RELEASE.filter(({ code }) => code !== 'PLAN.NO_COORDINATOR');
  const overridden = passGates(gates, { plan, coordinatorAccepted }, override);
  const data = { ...overrideIn(override), overridden, reason, ...told({ instead }) };
  return [{ name: 'OperationReleasedWithoutCoordinator', data }];
}

export const RELEASE_RULES: {
  [K in ReleaseCommand['kind']]: PlanRule<Extract<ReleaseCommand, { kind: K }>>;
} = {
  ReleaseOperation: { who: 'operation-leader', decide: release },
  ReleaseWithoutCoordinator: { who: 'operation-leader', decide: releaseWithoutCoordinator },
};
