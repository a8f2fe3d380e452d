import { isPolice, type Branch } from '@samsyn/kernel';
import { KINDS } from '../../kinds/kinds';
import { confirmedBranches, type OperationPlan } from '../operation-plan';

/** What a release is decided on. */
export interface ReleaseState {
  readonly plan: OperationPlan;
  /** Somebody accepted a call and is still counted on; by telephone is enough. */
  readonly coordinatorAccepted: boolean;
}

export interface Gate {
  readonly code: string;
  /** The deviation that an override of this gate is; without one, the gate cannot be overridden. */
  readonly deviation?: string;
  /** Another gate that says the same: while that one is unmet, this one is not counted beside it. */
  readonly saidBy?: string;
  isUnmet(state: ReleaseState): boolean;
}

const isBorderPolice = (branch: Branch): boolean => isPolice(branch) && branch.endsWith('/border-police');

/** The border police lead, have confirmed, or have been briefed. */
const borderPoliceTakePart = (plan: OperationPlan): boolean =>
  [plan.leader?.branch ?? '', ...confirmedBranches(plan), ...plan.briefedBranches].some(isBorderPolice);

/** Codes of the mandatory points that no pre-briefing has covered yet, in the order of the agenda. */
export function uncoveredPoints(plan: OperationPlan): readonly string[] {
  if (!plan.operation) return [];
  const { agenda, agendaWithBorderPolice } = KINDS.of(plan.operation.kind, plan.kindVersion);
  const mandatory = borderPoliceTakePart(plan) ? [...agenda, ...agendaWithBorderPolice] : agenda;
  return mandatory.map(({ code }) => code).filter((code) => !plan.covered.has(code));
}

/**
 * What must be so before an operation is released, in the order in which it is checked. Source: docs/domain.md,
 * "Pre-briefing" and "No silent absence". Where no pre-briefing was held nothing was covered either: that is one
 * omission, not two, and its override covers both.
 */
export const GATES_OF_RELEASE: readonly Gate[] = [
  {
    code: 'PLAN.NOT_BRIEFED',
    deviation: 'released-without-pre-briefing',
    isUnmet: ({ plan }) => plan.preBriefingsHeld === 0,
  },
  {
    code: 'PLAN.AGENDA_NOT_COVERED',
    deviation: 'agenda-not-covered',
    saidBy: 'PLAN.NOT_BRIEFED',
    isUnmet: ({ plan }) => uncoveredPoints(plan).length > 0,
  },
  {
    code: 'PLAN.BRANCH_NOT_BRIEFED',
    deviation: 'released-with-unbriefed-branch',
    isUnmet: ({ plan }) => confirmedBranches(plan).some((branch) => !plan.briefedBranches.has(branch)),
  },
  { code: 'PLAN.NO_COORDINATOR', isUnmet: ({ coordinatorAccepted }) => !coordinatorAccepted },
];
