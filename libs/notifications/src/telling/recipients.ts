import type { Directory, Person } from '@samsyn/identity';
import { SYSTEM_BRANCH, WHO_MAY, type Branch, type PersonRef, type Recorded } from '@samsyn/kernel';
import { isWithoutHolder, reviewersOf, type BrokenGlass, type OperationSnapshot } from '@samsyn/secrecy';

/** An event, the operation it belongs to if any, and who there is. */
export interface Telling {
  readonly event: Recorded;
  readonly snapshot: OperationSnapshot | undefined;
  readonly directory: Directory;
}

/** Pseudonyms of persons who may be told; those who may not know the event are sorted out afterwards. */
export type Recipients = (telling: Telling) => readonly string[];

type Data = Readonly<Record<string, unknown>>;
const dataOf = ({ event }: Telling): Data => event.data as Data;
const refIn = (value: unknown): PersonRef | undefined => value as PersonRef | undefined;
const listIn = <T>(value: unknown): readonly T[] => (Array.isArray(value) ? (value as T[]) : []);

/** Where the operation is, as far as the entry or its proposal tells. */
function regionOf(telling: Telling): string | undefined {
  const told = dataOf(telling).region;
  if (typeof told === 'string') return told;
  const proposed = telling.snapshot?.entries.find(({ name }) => name === 'OperationProposed');
  return (proposed?.data as { region?: string } | undefined)?.region;
}

type Filter = (person: Person) => boolean;
const signs: Filter = ({ actor }) => WHO_MAY.signatory({ actor });
const hasRole =
  (...roles: readonly string[]): Filter =>
  ({ role }) =>
    roles.includes(role);

/** Those of the branch whom it concerns: of coordinators only those who are employed for the region. */
function inBranch(telling: Telling, branch: Branch, filter: Filter): readonly string[] {
  if (branch === SYSTEM_BRANCH) return [];
  const region = regionOf(telling);
  return telling.directory
    .personsOf(branch)
    .filter(filter)
    .filter(({ role, regions }) => role !== 'coordinator' || !region || regions.includes(region))
    .map(({ person: id }) => id);
}

/** The person; who has left is told nothing more, and what waits for them waits for those who act for their branch. */
const orBranch = (telling: Telling, who: PersonRef): readonly string[] =>
  telling.directory.isStillThere(who) ? [who.person] : inBranch(telling, who.branch, signs);

/** The person or persons that a field names. */
export const person =
  (field: string): Recipients =>
  (telling) => {
    const value = dataOf(telling)[field];
    const named = Array.isArray(value) ? listIn<PersonRef>(value) : [refIn(value)];
    return named.flatMap((ref) => (ref === undefined ? [] : orBranch(telling, ref)));
  };

/** Those who act for the branch or branches that a field names. */
export const branches =
  (field: string): Recipients =>
  (telling) => {
    const value = dataOf(telling)[field];
    const named = typeof value === 'string' ? [value] : listIn<Branch>(value);
    return named.flatMap((branch) => inBranch(telling, branch, signs));
  };

/** The coordinators of the region, whoever of them takes part. */
export const coordinators: Recipients = (telling) => {
  const region = regionOf(telling);
  return telling.directory
    .persons()
    .filter(({ active, role, regions }) => active && role === 'coordinator' && regions.includes(region ?? ''))
    .map(({ person: id }) => id);
};

/**
 * Who leads the operation now: in person, or who proposed it; where they have left, the operation leaders of the
 * leading branch, one of whom is to take over.
 */
export const leader: Recipients = (telling) => {
  const { leader: inPerson, conductEnded, leadingBranch } = telling.snapshot?.access ?? {};
  const inBranchStill = (id: string | undefined): Person | undefined => {
    const found = telling.directory.byPerson(id ?? '');
    return found?.active && found.branch === leadingBranch ? found : undefined;
  };
  const leading = conductEnded ? undefined : inBranchStill(inPerson);
  if (leading) return [leading.person];
  const proposed = telling.snapshot?.entries.find(({ name }) => name === 'OperationProposed')?.actor;
  const proposer = inBranchStill(proposed?.person);
  if (proposer?.role === 'operation-leader') return [proposer.person];
  return inBranch(telling, leadingBranch ?? SYSTEM_BRANCH, hasRole('operation-leader'));
};

/** Those of the leading branch who act on an alarm (ADR 0015). */
export const watch: Recipients = (telling) => [
  ...leader(telling),
  ...inBranch(
    telling,
    telling.snapshot?.access.leadingBranch ?? SYSTEM_BRANCH,
    hasRole('operation-leader', 'supervisor', 'duty-officer'),
  ),
];

/** Who holds the encounter for good. */
export const holders: Recipients = (telling) => {
  const { event, snapshot } = telling;
  const encounter = snapshot?.access.encounters.get(event.stream);
  if (!encounter || encounter.erased) return [];
  // Where nobody who held it is there any more, the supervisors of the office; a coordinator of it may take it over.
  if (isWithoutHolder(encounter, (who) => telling.directory.isStillThere(who))) return supervisors(telling);
  return [...encounter.holders].filter((id) => !encounter.underGlass.has(id));
};

/** Of a concern told outside every encounter: who reported it, or once she has left those who act for her branch. */
export const reporters: Recipients = (telling) => {
  const { event, snapshot, directory } = telling;
  const concern = snapshot?.access.concerns.outside.get(event.stream);
  if (!concern) return [];
  const told = snapshot?.entries.find(({ stream }) => stream === event.stream);
  const reporter = directory.byPerson(told?.actor.person ?? '');
  const isThere = reporter?.active && reporter.branch === concern.reporter;
  return isThere ? [reporter.person] : inBranch(telling, concern.reporter, signs);
};

/** The supervisors of the branch that holds the encounter, or that reported the concern. */
export const supervisors: Recipients = (telling) => {
  const { access } = telling.snapshot ?? {};
  const { stream } = telling.event;
  const encounter = access?.encounters.get(stream);
  if (encounter?.erased) return [];
  const branch = encounter?.ownerBranch ?? access?.concerns.outside.get(stream)?.reporter;
  return branch === undefined ? [] : inBranch(telling, branch, hasRole('supervisor'));
};

/** Of what is recorded of broken glass. */
function glassOf({ event, snapshot }: Telling): BrokenGlass | undefined {
  const accessed = (event.data as { accessed?: string }).accessed ?? event.id;
  return snapshot?.access.glass.get(accessed);
}

/** Who may answer whether it was justified: holder, supervisors and data protection officers. */
export const glassReviewers: Recipients = (telling) => {
  const glass = glassOf(telling);
  if (!glass || !telling.snapshot) return [];
  return reviewersOf(telling.snapshot.access, glass, telling.directory.personsOf(glass.by.branch));
};

export const whoBrokeGlass: Recipients = (telling) => {
  const person = glassOf(telling)?.by.person;
  return person === undefined ? [] : [person];
};

/** Who is to decide on what is asked for: the holders of the encounter, or who recorded it. */
export const ownerOfItem: Recipients = (telling) => {
  const { entry } = (dataOf(telling).item ?? {}) as { entry?: string };
  const item = telling.snapshot?.access.byId.get(entry ?? '');
  if (!item) return [];
  const held = holders(telling);
  return held.length > 0 ? held : orBranch(telling, item.actor);
};

/** Both sides of what went to the wrong recipient; in an encounter its holders for the side that holds it. */
export const partiesOfIncident: Recipients = (telling) => {
  const { event, snapshot } = telling;
  const incident = event.name === 'WrongRecipientReported' ? event.id : String(dataOf(telling).incident);
  const parties = [...(snapshot?.access.incidentParties.get(incident) ?? [])];
  return [...holders(telling), ...parties.flatMap((branch) => inBranch(telling, branch, signs))];
};

/** Persons that the plan names: whoever has a task, accepted a call, or is a contact person. */
export const involved: Recipients = ({ snapshot }) =>
  (snapshot?.entries ?? []).flatMap(({ name, actor, data }) => {
    const told = data as { roles?: readonly { who: PersonRef }[]; who?: PersonRef };
    if (name === 'RoleAssigned') return (told.roles ?? []).map(({ who }) => who.person);
    if (name === 'ContactPersonNamed') return told.who ? [told.who.person] : [];
    return name === 'CoordinatorAccepted' ? [actor.person] : [];
  });

export const withRoles: Recipients = (telling) =>
  listIn<{ who: PersonRef }>(dataOf(telling).roles).map(({ who }) => who.person);

/** Whose turn it was in the call-out. */
export const called: Recipients = ({ event, snapshot }) => {
  const turn = snapshot?.access.turns.get(event.stream);
  return turn ? [turn.person] : [];
};

export const facilitators: Recipients = ({ snapshot }) => [...(snapshot?.access.facilitators ?? [])];

export const whoActed: Recipients = ({ event }) => [event.actor.person];

/** Those who act for the branch that acted. */
export const ownBranch: Recipients = (telling) => inBranch(telling, telling.event.actor.branch, signs);

/** Those of the acting branch who answer requests for public records. */
export const registrars: Recipients = (telling) =>
  inBranch(telling, telling.event.actor.branch, hasRole('registrar', 'supervisor'));

export const both =
  (...recipients: readonly Recipients[]): Recipients =>
  (telling) =>
    recipients.flatMap((one) => one(telling));
