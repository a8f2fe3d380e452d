import type { Directory, Person } from '@samsyn/identity';
import { SYSTEM_BRANCH, WHO_MAY, type Branch, type PersonRef, type Recorded } from '@samsyn/kernel';
import { isWithoutHolder, reviewersOf, type BrokenGlass, type OperationSnapshot } from '@samsyn/secrecy';

/** An event, the operation it belongs to if any, and who there is. */
export interface RoutingContext {
  readonly event: Recorded;
  readonly snapshot: OperationSnapshot | undefined;
  readonly directory: Directory;
}

/** Pseudonyms of persons who may be told; those who may not know the event are removed afterwards. */
export type Recipients = (context: RoutingContext) => readonly string[];

type Data = Readonly<Record<string, unknown>>;
const dataOf = ({ event }: RoutingContext): Data => event.data as Data;
const refIn = (value: unknown): PersonRef | undefined => value as PersonRef | undefined;
const listIn = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

/** Where the operation is, as far as the entry or its proposal says. */
function regionOf(context: RoutingContext): string | undefined {
  const region = dataOf(context).region;
  if (typeof region === 'string') return region;
  const proposed = context.snapshot?.entries.find(({ name }) => name === 'OperationProposed');
  return (proposed?.data as { region?: string } | undefined)?.region;
}

type Filter = (person: Person) => boolean;
const signs: Filter = ({ actor }) => WHO_MAY.signatory({ actor });
const hasRole =
  (...roles: readonly string[]): Filter =>
  ({ role }) =>
    roles.includes(role);

/** Those of the branch whom it concerns: of coordinators only those who are employed for the region. */
function inBranch(context: RoutingContext, branch: Branch, filter: Filter): readonly string[] {
  if (branch === SYSTEM_BRANCH) return [];
  const region = regionOf(context);
  return context.directory
    .personsOf(branch)
    .filter(filter)
    .filter(({ role, regions }) => role !== 'coordinator' || !region || regions.includes(region))
    .map(({ person: id }) => id);
}

/** The person; where they have left, those who act for their branch, for whom their work now waits. */
const orBranch = (context: RoutingContext, who: PersonRef): readonly string[] =>
  context.directory.isStillThere(who) ? [who.person] : inBranch(context, who.branch, signs);

/** The person or persons that a field names. */
export const person =
  (field: string): Recipients =>
  (context) => {
    const value = dataOf(context)[field];
    const named = Array.isArray(value) ? listIn<PersonRef>(value) : [refIn(value)];
    return named.flatMap((ref) => (ref === undefined ? [] : orBranch(context, ref)));
  };

/** Those who act for the branch or branches that a field names. */
export const branches =
  (field: string): Recipients =>
  (context) => {
    const value = dataOf(context)[field];
    const named = typeof value === 'string' ? [value] : listIn<Branch>(value);
    return named.flatMap((branch) => inBranch(context, branch, signs));
  };

/** The coordinators of the region, whoever of them takes part. */
export const coordinators: Recipients = (context) => {
  const region = regionOf(context);
  return context.directory
    .persons()
    .filter(({ active, role, regions }) => active && role === 'coordinator' && regions.includes(region ?? ''))
    .map(({ person: id }) => id);
};

/**
 * Who leads the operation now: in person, or who proposed it; where they have left, the operation leaders of the
 * leading branch, one of whom is to take over.
 */
export const leader: Recipients = (context) => {
  const { leader: inPerson, conductEndKnownFrom, leadingBranch } = context.snapshot?.access ?? {};
  const inBranchStill = (id: string | undefined): Person | undefined => {
    const found = context.directory.byPerson(id ?? '');
    return found?.active && found.branch === leadingBranch ? found : undefined;
  };
  const leading = conductEndKnownFrom === undefined ? inBranchStill(inPerson) : undefined;
  if (leading) return [leading.person];
  const proposed = context.snapshot?.entries.find(({ name }) => name === 'OperationProposed')?.actor;
  const proposer = inBranchStill(proposed?.person);
  if (proposer?.role === 'operation-leader') return [proposer.person];
  return inBranch(context, leadingBranch ?? SYSTEM_BRANCH, hasRole('operation-leader'));
};

/** Those of the leading branch who act on an alarm (ADR 0015). */
export const watch: Recipients = (context) => [
  ...leader(context),
  ...inBranch(
    context,
    context.snapshot?.access.leadingBranch ?? SYSTEM_BRANCH,
    hasRole('operation-leader', 'supervisor', 'duty-officer'),
  ),
];

/** Who holds the encounter for good. */
export const holders: Recipients = (context) => {
  const { event, snapshot } = context;
  const encounter = snapshot?.access.encounters.get(event.stream);
  if (!encounter || encounter.erased) return [];
  // Where nobody who held it is there any more, the supervisors of the office; a coordinator of it may take it over.
  if (isWithoutHolder(encounter, (who) => context.directory.isStillThere(who))) return supervisors(context);
  return [...encounter.holders].filter((id) => !encounter.underGlass.has(id));
};

/** Of a concern outside every encounter: the reporter; once they have left, who acts for their branch. */
export const reporters: Recipients = (context) => {
  const { event, snapshot, directory } = context;
  const concern = snapshot?.access.concerns.outside.get(event.stream);
  if (!concern) return [];
  const region = snapshot?.entries.find(({ stream }) => stream === event.stream);
  const reporter = directory.byPerson(region?.actor.person ?? '');
  const isThere = reporter?.active && reporter.branch === concern.reporter;
  return isThere ? [reporter.person] : inBranch(context, concern.reporter, signs);
};

/** The supervisors of the branch that holds the encounter, or that reported the concern. */
export const supervisors: Recipients = (context) => {
  const { access } = context.snapshot ?? {};
  const { stream } = context.event;
  const encounter = access?.encounters.get(stream);
  if (encounter?.erased) return [];
  const branch = encounter?.ownerBranch ?? access?.concerns.outside.get(stream)?.reporter;
  return branch === undefined ? [] : inBranch(context, branch, hasRole('supervisor'));
};

/** Of what is recorded of broken glass. */
function glassOf({ event, snapshot }: RoutingContext): BrokenGlass | undefined {
  const accessed = (event.data as { accessed?: string }).accessed ?? event.id;
  return snapshot?.access.glass.get(accessed);
}

/** Who may answer whether it was justified: holder, supervisors and data protection officers. */
export const glassReviewers: Recipients = (context) => {
  const glass = glassOf(context);
  if (!glass || !context.snapshot) return [];
  return reviewersOf(context.snapshot.access, glass, context.directory.personsOf(glass.by.branch));
};

export const whoBrokeGlass: Recipients = (context) => {
  const person = glassOf(context)?.by.person;
  return person === undefined ? [] : [person];
};

/** Who is to decide on what is asked for: the holders of the encounter, or who recorded it. */
export const ownerOfItem: Recipients = (context) => {
  const { entry } = (dataOf(context).item ?? {}) as { entry?: string };
  const item = context.snapshot?.access.byId.get(entry ?? '');
  if (!item) return [];
  const held = holders(context);
  return held.length > 0 ? held : orBranch(context, item.actor);
};

/** Both sides of what went to the wrong recipient; in an encounter its holders for the side that holds it. */
export const partiesOfIncident: Recipients = (context) => {
  const { event, snapshot } = context;
  const incident = event.name === 'WrongRecipientReported' ? event.id : String(dataOf(context).incident);
  const parties = [...(snapshot?.access.incidentParties.get(incident) ?? [])];
  return [...holders(context), ...parties.flatMap((branch) => inBranch(context, branch, signs))];
};

/** Persons that the plan names: whoever has a task, accepted a call, or is a contact person. */
export const involved: Recipients = ({ snapshot }) =>
  (snapshot?.entries ?? []).flatMap(({ name, actor, data }) => {
    const region = data as { roles?: readonly { who: PersonRef }[]; who?: PersonRef };
    if (name === 'RoleAssigned') return (region.roles ?? []).map(({ who }) => who.person);
    if (name === 'ContactPersonNamed') return region.who ? [region.who.person] : [];
    return name === 'CoordinatorAccepted' ? [actor.person] : [];
  });

export const withRoles: Recipients = (context) =>
  listIn<{ who: PersonRef }>(dataOf(context).roles).map(({ who }) => who.person);

/** Whose turn it was in the call-out. */
export const called: Recipients = ({ event, snapshot }) => {
  const turn = snapshot?.access.turns.get(event.stream);
  return turn ? [turn.person] : [];
};

export const facilitators: Recipients = ({ snapshot }) => [...(snapshot?.access.facilitators ?? [])];

export const whoActed: Recipients = ({ event }) => [event.actor.person];

/** Those who act for the branch that acted. */
export const ownBranch: Recipients = (context) => inBranch(context, context.event.actor.branch, signs);

/** Those of the acting branch who answer requests for public records. */
export const registrars: Recipients = (context) =>
  inBranch(context, context.event.actor.branch, hasRole('registrar', 'supervisor'));

export const both =
  (...recipients: readonly Recipients[]): Recipients =>
  (context) =>
    recipients.flatMap((one) => one(context));
