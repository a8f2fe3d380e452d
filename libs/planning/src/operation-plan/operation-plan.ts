import type { EntriesEvent } from '@samsyn/entries/contract';
import type { Branch, Instant, PersonRef, Recorded, RecordedOf } from '@samsyn/kernel';
import { planStream, type OperationPlanEvent } from './operation-plan.events';

/** What an invitation or a call says of the operation, as the plan has it now. */
export interface PlannedOperation {
  readonly kind: string;
  readonly region: string;
  readonly municipality: string;
  readonly window: [Instant, Instant];
}

/** What stands in the stream of a plan: its own events, and corrections and disclosures of them. */
export type PlanStreamEvent = OperationPlanEvent | EntriesEvent;

export type InvitationAnswer =
  | { readonly answer: 'confirmed'; readonly staff: number; readonly focus: string }
  | { readonly answer: 'declined'; readonly reason: string };

export interface OperationPlan {
  /** Undefined until the operation is proposed. */
  readonly operation: PlannedOperation | undefined;
  readonly kindVersion: number;
  /** The named leader: who proposed the operation. */
  readonly leader: PersonRef | undefined;
  readonly riskLevel: string | undefined;
  /** Answer-by of the latest invitation of each branch. */
  readonly invited: ReadonlyMap<Branch, Instant>;
  readonly answers: ReadonlyMap<Branch, InvitationAnswer>;
  /** Telephone by person, null where none was told. */
  readonly contacts: ReadonlyMap<string, string | null>;
  readonly roles: ReadonlyMap<string, string>;
  readonly preBriefingAt: Instant | undefined;
  readonly preBriefingsHeld: number;
  readonly covered: ReadonlySet<string>;
  readonly briefedBranches: ReadonlySet<Branch>;
  /** How each late joiner was briefed, null where it was not told. */
  readonly briefedIndividually: ReadonlyMap<string, string | null>;
  readonly released: boolean;
  readonly cancelled: boolean;
}

export const noPlan: OperationPlan = {
  operation: undefined,
  kindVersion: 0,
  leader: undefined,
  riskLevel: undefined,
  invited: new Map(),
  answers: new Map(),
  contacts: new Map(),
  roles: new Map(),
  preBriefingAt: undefined,
  preBriefingsHeld: 0,
  covered: new Set(),
  briefedBranches: new Set(),
  briefedIndividually: new Map(),
  released: false,
  cancelled: false,
};

/** A sealed list whose key was destroyed is gone from the event; the rest of the history stands. */
const kept = <T>(list: readonly T[] | undefined): readonly T[] => list ?? [];
const added = <K, V>(map: ReadonlyMap<K, V>, ...entries: readonly (readonly [K, V])[]): ReadonlyMap<K, V> =>
  new Map([...map, ...entries]);

export function evolvePlan(plan: OperationPlan, event: RecordedOf<PlanStreamEvent>): OperationPlan {
  switch (event.name) {
    case 'OperationProposed': {
      const { kind, kindVersion, region, municipality, window } = event.data;
      return { ...plan, operation: { kind, region, municipality, window }, kindVersion, leader: event.actor };
    }
    case 'AgencyInvited': {
      const { agencies, answerBy } = event.data;
      return {
        ...plan,
        invited: added(plan.invited, ...kept(agencies).map((branch) => [branch, answerBy] as const)),
      };
    }
    case 'AgencyConfirmed':
      return answered(plan, event.actor.branch, { answer: 'confirmed', ...event.data });
    case 'AgencyDeclined':
      return answered(plan, event.actor.branch, { answer: 'declined', ...event.data });
    case 'ContactPersonNamed':
      return {
        ...plan,
        contacts: added(plan.contacts, [event.data.who.person, event.data.telephone ?? null]),
      };
    case 'RoleAssigned': {
      const tasks = kept(event.data.roles).map(({ who, task }) => [who.person, task] as const);
      return { ...plan, roles: added(plan.roles, ...tasks) };
    }
    case 'RiskAssessed':
      return { ...plan, riskLevel: event.data.level };
    case 'PreBriefingScheduled':
      return { ...plan, preBriefingAt: event.data.at };
    case 'PreBriefingHeld':
      return {
        ...plan,
        preBriefingsHeld: plan.preBriefingsHeld + 1,
        covered: new Set([...plan.covered, ...kept(event.data.covered)]),
        briefedBranches: new Set([
          ...plan.briefedBranches,
          ...event.data.present.map(({ branch }) => branch),
        ]),
      };
    case 'LateJoinerBriefed': {
      const { who, how } = event.data;
      return {
        ...plan,
        briefedBranches: new Set([...plan.briefedBranches, who.branch]),
        briefedIndividually: added(plan.briefedIndividually, [who.person, how ?? null]),
      };
    }
    case 'OperationRescheduled':
      return { ...plan, operation: plan.operation && { ...plan.operation, window: event.data.window } };
    case 'OperationReleased':
    case 'OperationReleasedWithoutCoordinator':
      return { ...plan, released: true };
    case 'OperationCancelled':
      return { ...plan, cancelled: true };
    // No rule of the plan rests on these: amendments are words, the rest is of the entries.
    case 'PlanAmended':
    case 'EntryCorrected':
    case 'DisclosureRequested':
    case 'DisclosureDecided':
      return plan;
    default:
      event satisfies never;
      return plan;
  }
}

const answered = (plan: OperationPlan, branch: Branch, answer: InvitationAnswer): OperationPlan => ({
  ...plan,
  answers: added(plan.answers, [branch, answer]),
});

/** Branches whose latest answer is yes. */
export const confirmedBranches = ({ answers }: OperationPlan): readonly Branch[] =>
  [...answers].filter(([, { answer }]) => answer === 'confirmed').map(([branch]) => branch);

/** The plan among all entries of its operation. */
export const planIn = (operationId: string, entries: readonly Recorded[]): OperationPlan =>
  entries
    .filter(({ stream }) => stream === planStream(operationId))
    .reduce((plan, event) => evolvePlan(plan, event as RecordedOf<PlanStreamEvent>), noPlan);
