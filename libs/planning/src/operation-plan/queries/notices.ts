import { asRecorded, byRecording, type Relation, type ViewedOperation } from '@samsyn/operations/contract';
import type { OperationKind } from '@samsyn/kinds';
import type { Branch } from '@samsyn/kernel';
import type { CallsOfOperation } from '../calls-of-operation.port';
import { unbriefedBranches } from '../operation-plan';
import { uncoveredPoints, unmetGates } from '../release-operation/gates';
import type { ViewedPlan } from './plan-as-seen';
import type { InvitationLine, RoleLine, BriefedBranch, InterpreterLine, Notice } from './plan-view.schema';

/** Those who see the plan whole. To anyone else what is absent may be hidden, and nothing follows from it. */
export const SEES_THE_WHOLE: readonly Relation[] = ['leading', 'participant', 'facilitator'];

export interface PlanParts {
  readonly invitations: readonly InvitationLine[];
  readonly roles: readonly RoleLine[];
  readonly briefings: readonly BriefedBranch[];
  readonly interpreters: readonly InterpreterLine[];
}

const COMES = ['confirmed', 'needs-reconfirmation'];
const OF_INVITATION: Readonly<Partial<Record<InvitationLine['state'], Notice['code']>>> = {
  expired: 'invitation-unanswered',
  'needs-reconfirmation': 'needs-reconfirmation',
};
const OF_INTERPRETER: Readonly<Partial<Record<InterpreterLine['state'], Notice['code']>>> = {
  requested: 'interpreter-unanswered',
  declined: 'interpreter-missing',
};

const ofInvitations = ({ invitations }: PlanParts): Notice[] =>
  invitations.flatMap(({ branch, state, contacts, entries }): Notice[] => {
    const code = OF_INVITATION[state];
    return [
      ...(COMES.includes(state) && contacts.length === 0
        ? [{ code: 'contact-person-missing' as const, branch, entries }]
        : []),
      ...(code ? [{ code, branch, entries }] : []),
    ];
  });

const ofInterpreters = ({ interpreters }: PlanParts): Notice[] =>
  interpreters.flatMap(({ state, language: about, withinWindow, entries }): Notice[] => {
    const code = OF_INTERPRETER[state];
    const isOpen = state === 'requested' || state === 'booked';
    return [
      ...(code ? [{ code, about, entries }] : []),
      ...(isOpen && !withinWindow ? [{ code: 'interpreter-outside-window' as const, about, entries }] : []),
    ];
  });

function ofBriefings(
  { plan }: ViewedPlan,
  { briefings }: PlanParts,
  coordinatorsOnSite: readonly Branch[],
): Notice[] {
  const unbriefed = plan.preBriefingsHeld === 0 ? [] : unbriefedBranches(plan, coordinatorsOnSite);
  return [
    ...unbriefed
      .filter((branch) => !plan.briefedBranches.has(branch))
      .map((branch) => ({ code: 'branch-not-briefed' as const, branch, entries: [] })),
    ...briefings
      .filter(({ briefAnew }) => briefAnew !== undefined)
      .map(({ branch, changedSince }) => ({
        code: 'needs-new-briefing' as const,
        branch,
        entries: changedSince.map(({ entry }) => entry),
      })),
  ];
}

/** The notices, and for the leading branch the gates that stand in the way of a release. */
export function noticesIn(
  operation: ViewedOperation,
  viewed: ViewedPlan,
  kind: OperationKind | undefined,
  parts: PlanParts,
  calls: Pick<CallsOfOperation, 'whoComes'>,
): { readonly notices: readonly Notice[]; readonly gates?: readonly string[] } {
  const { plan } = viewed;
  const leads = operation.relation === 'leading';
  const events = leads ? operation.entries.map(asRecorded).sort(byRecording) : [];
  const comes = calls.whoComes(events, plan.operation?.window);
  const unassigned = parts.roles.filter(({ role, who }) => role !== undefined && who.length === 0);
  const unmet = leads && kind ? unmetGates({ plan, kind, ...comes }).map(({ code }) => code) : [];
  const openPoints = kind && plan.preBriefingsHeld > 0 ? uncoveredPoints({ plan, kind }) : [];
  const lost = plan.released && unmet.includes('PLAN.NO_COORDINATOR') && wasReleasedWithCoordinator(viewed);
  const notices: Notice[] = [
    ...ofInvitations(parts),
    ...unassigned.map(({ role }) => ({ code: 'role-unassigned' as const, about: role!, entries: [] })),
    ...openPoints.map((about) => ({ code: 'point-not-covered' as const, about, entries: [] })),
    ...ofBriefings(viewed, parts, comes.coordinatorsOnSite),
    ...ofInterpreters(parts),
    ...(lost ? [{ code: 'coordinator-missing-after-release' as const, entries: [] }] : []),
  ];
  return { notices, ...(leads && !plan.released ? { gates: unmet } : {}) };
}

/** Going without a coordinator was not what the leader decided: the one who had accepted has left since. */
const wasReleasedWithCoordinator = ({ entries }: ViewedPlan): boolean =>
  entries.last('OperationReleased', 'OperationReleasedWithoutCoordinator')?.name === 'OperationReleased';
