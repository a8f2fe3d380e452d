import { isOf, mandatoryPoints, type GateCode, type GateOfKind, type OperationKind } from '@samsyn/kinds';
import type { Branch } from '@samsyn/kernel';
import type { WhoComes } from '../calls-of-operation.port';
import { confirmedBranches, unbriefedBranches, type OperationPlan } from '../operation-plan';

/** What a release is decided on. */
export interface ReleaseState extends Pick<WhoComes, 'coordinatorAccepted' | 'coordinatorsOnSite'> {
  readonly plan: OperationPlan;
  /** The version of the kind that the operation was proposed under. */
  readonly kind: OperationKind;
  readonly answerAnew?: WhoComes['answerAnew'];
}

/** Branches that lead, have confirmed, or have been briefed. */
const takingPart = (plan: OperationPlan): readonly Branch[] => [
  ...(plan.leader ? [plan.leader.branch] : []),
  ...confirmedBranches(plan),
  ...plan.briefedBranches,
];

/** Codes of the mandatory points that no pre-briefing has covered yet, in the order of the agenda. */
export const uncoveredPoints = ({ plan, kind }: Pick<ReleaseState, 'plan' | 'kind'>): readonly string[] =>
  mandatoryPoints(kind, takingPart(plan))
    .map(({ code }) => code)
    .filter((code) => !plan.covered.has(code));

type IsUnmet<Gate> = (state: ReleaseState, gate: Gate) => boolean;

/** What each gate that a kind may have waits for. Source: docs/domain.md, "Pre-briefing" and "Planning". */
const UNMET: { readonly [Code in GateCode]: IsUnmet<Extract<GateOfKind, { code: Code }>> } = {
  'PLAN.NOT_BRIEFED': ({ plan }) => plan.preBriefingsHeld === 0,
  'PLAN.AGENDA_NOT_COVERED': (state) => uncoveredPoints(state).length > 0,
  'PLAN.BRANCH_NOT_BRIEFED': ({ plan, coordinatorsOnSite }) =>
    unbriefedBranches(plan, coordinatorsOnSite).length > 0,
  'PLAN.NO_COORDINATOR': ({ coordinatorAccepted }) => !coordinatorAccepted,
  'PLAN.NO_SUPPORT_ACTOR': ({ plan, coordinatorAccepted }, { of }) =>
    !coordinatorAccepted && !takingPart(plan).some((branch) => of.some((party) => isOf(party, branch))),
};

/**
 * Another gate whose override is enough: where no pre-briefing was held nothing was covered either, which is
 * one omission and not two. Unless it is overridden, both are reported.
 */
export const COVERED_BY_OVERRIDE_OF: { readonly [Code in GateCode]?: GateCode } = {
  'PLAN.AGENDA_NOT_COVERED': 'PLAN.NOT_BRIEFED',
};

/** The gates of the kind that are not met, in the kind's order. */
export const unmetGates = (state: ReleaseState): readonly GateOfKind[] =>
  state.kind.gates.filter((gate) => (UNMET[gate.code] as IsUnmet<GateOfKind>)(state, gate));

/** The deviation that an override of the gate is; none where no override opens it. */
export const overrideOf = (gate: GateOfKind): string | undefined =>
  'override' in gate ? gate.override : undefined;
