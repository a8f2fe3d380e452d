import type { PlannedOperation } from './led-operations.port';
import type { EntriesEventOfStream } from '@samsyn/entries/contract';
import {
  carriedFold,
  siteKey,
  type Branch,
  type Instant,
  type Label,
  type PersonRef,
  type Recorded,
  type RecordedOf,
} from '@samsyn/kernel';
import { holdsFor } from '@samsyn/operations/contract';
import { briefAnewAfter, demandsBriefing, withoutBriefed, type BriefAnew } from './briefing/brief-anew';
import { evolveBookings, type Bookings } from './interpreters/interpreter-state';
import { evolveInvitations, noInvitations, type Invitations } from './invitations/invitation-state';
import { planStream, SECRET_MATTERS, type OperationPlanEvent } from './operation-plan.events';

/** What stands in the stream of a plan: its own events, and corrections and disclosures of them. */
export type PlanStreamEvent = OperationPlanEvent | EntriesEventOfStream;

export interface OperationPlan {
  /** Undefined until the operation is proposed. */
  readonly operation: PlannedOperation | undefined;
  readonly kindVersion: number;
  /** The named leader: who proposed the operation. */
  readonly leader: PersonRef | undefined;
  readonly riskLevel: string | undefined;
  /** The standing agreement that it starts from. */
  readonly agreement: string | undefined;
  readonly invitations: Invitations;
  /** Telephone by person, null where none was given. */
  readonly contacts: ReadonlyMap<string, string | null>;
  readonly roles: ReadonlyMap<string, string>;
  /** Registered names of sites by `siteKey`. */
  readonly sites: ReadonlyMap<string, string>;
  readonly bookings: Bookings;
  /** What was recorded of the plan, by the fields that amendments name, with the value that holds. */
  readonly values: ReadonlyMap<string, string>;
  /** The labels of the secret ones among them: an amendment keeps them. */
  readonly labels: ReadonlyMap<string, readonly Label[]>;
  readonly preBriefingAt: Instant | undefined;
  readonly preBriefingsHeld: number;
  readonly covered: ReadonlySet<string>;
  readonly briefedBranches: ReadonlySet<Branch>;
  /** Of the briefed branches, those that were briefed on what no longer holds. */
  readonly briefAnew: BriefAnew;
  /** How each late joiner was briefed on the plan as it is, null where that was not said. */
  readonly briefedIndividually: ReadonlyMap<string, string | null>;
  readonly released: boolean;
  readonly cancelled: boolean;
}

export const noPlan: OperationPlan = {
  operation: undefined,
  kindVersion: 0,
  leader: undefined,
  riskLevel: undefined,
  agreement: undefined,
  invitations: noInvitations,
  contacts: new Map(),
  roles: new Map(),
  sites: new Map(),
  bookings: new Map(),
  values: new Map(),
  labels: new Map(),
  preBriefingAt: undefined,
  preBriefingsHeld: 0,
  covered: new Set(),
  briefedBranches: new Set(),
  briefAnew: new Map(),
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
    case 'OperationProposed':
      return { ...plan, ...proposedIn(event) };
    case 'AgencyInvited':
    case 'InvitationRenewed':
    case 'InvitationExpired':
    case 'InvitationWithdrawn':
    case 'AgencyConfirmed':
    case 'AgencyDeclined':
      return {
        ...plan,
        invitations: evolveInvitations(plan.invitations, event, plan.operation?.window),
      };
    case 'InterpreterRequested':
    case 'InterpreterBooked':
    case 'InterpreterDeclined':
    case 'InterpreterCancelled':
      return { ...plan, bookings: evolveBookings(plan.bookings, event) };
    case 'ContactPersonNamed':
      return {
        ...plan,
        contacts: added(plan.contacts, [event.data.who.person, event.data.telephone ?? null]),
      };
    case 'RoleAssigned':
      return { ...plan, roles: added(plan.roles, ...tasksIn(event.data)) };
    case 'SitesRegistered':
      return { ...plan, sites: added(plan.sites, ...sitesIn(event.data)) };
    case 'RiskAssessed':
      return { ...plan, riskLevel: event.data.level };
    case 'PreBriefingScheduled':
      return { ...plan, preBriefingAt: event.data.at };
    case 'PreBriefingHeld': {
      const covered = new Set([...plan.covered, ...kept(event.data.covered)]);
      const held = { preBriefingsHeld: plan.preBriefingsHeld + 1, covered };
      const values = valuesIn(event.data, ['dress', 'maxInside']);
      return { ...briefed(plan, event.data.present), ...held, values: added(plan.values, ...values) };
    }
    case 'LateJoinerBriefed': {
      const { who, how } = event.data;
      return {
        ...briefed(plan, [who]),
        briefedIndividually: added(plan.briefedIndividually, [who.person, how ?? null]),
      };
    }
    case 'OperationRescheduled':
      return rescheduled(plan, event.data.window);
    case 'OperationReleased':
    case 'OperationReleasedWithoutCoordinator':
      return { ...plan, released: true };
    case 'OperationCancelled':
      return { ...plan, cancelled: true };
    case 'PlanAmended':
      return amended({ ...plan, labels: added(plan.labels, ...labelsIn(event)) }, event.data);
    // No rule of the plan rests on these.
    case 'InvitationReminded':
    case 'EntryCorrected':
    case 'DisclosureRequested':
    case 'DisclosureDecided':
    case 'EntryMarkedInError':
    case 'SubjectErased':
    case 'ReceivedCopyErased':
    case 'EveryCopyErased':
    case 'DisclosuresListed':
      return plan;
    default:
      return unheardOf(event, plan);
  }
}

/** The compiler proves that no event of today is missing. */
const unheardOf = (_event: never, plan: OperationPlan): OperationPlan => plan;

const proposedIn = (event: RecordedOf<Extract<PlanStreamEvent, { name: 'OperationProposed' }>>) => {
  const { kind, kindVersion, region, municipality, window, agreement } = event.data;
  const operation = { kind, region, municipality, window };
  const from = { leader: event.actor, values: valuesIn(event.data, PROPOSED), labels: labelsIn(event) };
  return { operation, kindVersion, agreement, ...from };
};

const PROPOSED = ['purpose', 'reference', 'municipality', 'sites', ...SECRET_MATTERS] as const;

const valuesIn = <F extends string>(
  data: { readonly [K in F]?: string | number },
  fields: readonly F[],
): ReadonlyMap<string, string> =>
  new Map(
    fields.flatMap((field) => (data[field] === undefined ? [] : [[field, String(data[field])] as const])),
  );

const labelsIn = ({ labels }: Pick<Recorded, 'labels'>): OperationPlan['labels'] =>
  new Map(
    SECRET_MATTERS.flatMap((field) =>
      labels[field] ? [[field, labels[field] as readonly Label[]] as const] : [],
    ),
  );

type DataOf<Name extends OperationPlanEvent['name']> = Extract<OperationPlanEvent, { name: Name }>['data'];

const tasksIn = ({ roles }: DataOf<'RoleAssigned'>): (readonly [string, string])[] =>
  kept(roles).map(({ who, task }) => [who.person, task] as const);

const sitesIn = ({ sites }: DataOf<'SitesRegistered'>): (readonly [string, string])[] =>
  kept(sites).map((site) => [siteKey(site), site] as const);

const amended = (plan: OperationPlan, data: DataOf<'PlanAmended'>): OperationPlan => {
  const changes = kept(data.changes).map(({ field, value }) => [field, value] as const);
  const briefAnew = briefAnewAfter(plan.briefAnew, data);
  const values = added(plan.values, ...changes, ...valuesIn(data, SECRET_MATTERS));
  // Those who were briefed individually were briefed on another plan: briefing them again is no repetition.
  const briefedIndividually = new Map<string, string | null>();
  return { ...plan, operation: whereNow(plan.operation, values), values, briefAnew, briefedIndividually };
};

/** Those who are called or asked from now on are shown where it is now. */
const whereNow = (
  operation: PlannedOperation | undefined,
  values: OperationPlan['values'],
): PlannedOperation | undefined =>
  operation && { ...operation, municipality: values.get('municipality') ?? operation.municipality };

/** They know the plan as it is now. */
const briefed = (plan: OperationPlan, present: readonly PersonRef[]): OperationPlan => {
  const branches = present.map(({ branch }) => branch);
  return {
    ...plan,
    briefedBranches: new Set([...plan.briefedBranches, ...branches]),
    briefAnew: withoutBriefed(plan.briefAnew, branches),
  };
};

/** A release is for the time that it was decided for, and for what lies within it. */
function rescheduled(plan: OperationPlan, window: [Instant, Instant]): OperationPlan {
  const { operation } = plan;
  if (!operation) return plan;
  const released = plan.released && holdsFor(operation.window, window);
  return { ...plan, operation: { ...operation, window }, released };
}

/** Branches whose latest answer is yes, be it for a window that was moved since: they are counted on until they say no. */
export const confirmedBranches = ({ invitations }: OperationPlan): readonly Branch[] =>
  [...invitations.answers].filter(([, { answer }]) => answer === 'confirmed').map(([branch]) => branch);

/**
 * Branches that come and nobody of which has been briefed, or that were briefed on what no longer holds:
 * those that have confirmed, and those of coordinators who come to the site.
 */
export const unbriefedBranches = (
  plan: OperationPlan,
  coordinatorsOnSite: readonly Branch[] = [],
): readonly Branch[] =>
  [...new Set([...confirmedBranches(plan), ...coordinatorsOnSite])].filter(
    (branch) => !plan.briefedBranches.has(branch) || demandsBriefing(plan.briefAnew, branch),
  );

const PLAN_STREAMS = planStream('');

const plansIn = carriedFold(new Map<string, OperationPlan>(), (plans, event: Recorded) => {
  if (!event.stream.startsWith(PLAN_STREAMS)) return plans;
  const plan = evolvePlan(plans.get(event.stream) ?? noPlan, event as RecordedOf<PlanStreamEvent>);
  return new Map(plans).set(event.stream, plan);
});

/** The plan among all entries of its operation. */
export const planIn = (operationId: string, entries: readonly Recorded[]): OperationPlan =>
  plansIn(entries).get(planStream(operationId)) ?? noPlan;
