import { DomainError, type Actor, type Branch, type PersonRef, type Standing } from '@samsyn/kernel';
import type { Access, EncounterAccess } from './access';
import { isAddressedAnew, isAllBefore, isPast, wasThereBefore } from './arrival';
import { knowsOfGlass, overseesOnly } from './glass';
import type { Viewer } from './viewer';

const SUPERVISOR = 'supervisor';
const ADMINISTRATOR = 'administrator';

/**
 * Whether who has answered with a perspective is for facilitators only. From the naming of a facilitator
 * until the meeting it always is: were it hidden only once something had gone through, the moment of hiding
 * would show when, and the list seen just before would show who. After the meeting it is open where nothing
 * went through.
 * @rule who-answered-is-closed: From the naming of a facilitator until the meeting only facilitators see who has
 *   given a perspective.
 * @source domain: Debrief; ADR 0010
 * @proof perspectives › stay closed before it, so that closing tells nothing
 */
export const perspectivesAreClosed = (access: Access): boolean =>
  access.facilitators.size > 0 && (access.throughFacilitator || !access.meetingHeld);

/**
 * Whether what was given openly is read beside what was released, all alike and without sender, time, order
 * or id: who has answered is closed, and the meeting was held or a release made. Nobody can then work out, by
 * who gave which of them, who went through the facilitator.
 * @rule texts-without-sender: Where who has answered is closed, all texts are read alike after the meeting or a release:
 *   those released and those given openly, without sender, time, order or identifier.
 * @source domain: Debrief; ADR 0039
 * @proof after something went through the facilitator › what was given openly › is read after the meeting, without sender, time, order or id
 */
export const textsAreShownAlike = (access: Access): boolean =>
  perspectivesAreClosed(access) && access.textsShownFrom !== undefined;

/** The holder of an encounter, those it was handed to, and named supervisors of the branch (OSL 26:1, inner secrecy). */
export function holdsEncounter(viewer: Viewer, encounter: EncounterAccess | undefined): boolean {
  if (!encounter || viewer.branch !== encounter.ownerBranch) return false;
  return encounter.holders.has(viewer.person) || supervises(viewer, encounter);
}

/** A supervisor who came to the role later does not see by it what the office held before. */
const supervises = (
  viewer: Pick<Viewer, 'role' | 'since'>,
  encounter: Pick<EncounterAccess, 'since'>,
): boolean => viewer.role === SUPERVISOR && !wasThereBefore(viewer, encounter);

/**
 * A person who broke the glass reads what they had to read, and records nothing: they may give neither a
 * consent nor a disclosure, and no hand-over to themselves outlives the hour. A supervisor reads without it.
 * @rule glass-is-for-reading: Who reads an encounter under broken glass records nothing in it.
 * @source OSL 26:1; domain: Secrecy; ADR 0046
 * @proof an encounter behind glass › is for reading: whoever broke the glass records nothing, …
 * @proof under broken glass › every command on the encounter is refused by that first, whatever else stands against it
 * @throws DomainError `BREAK_GLASS.READ_ONLY` (forbidden)
 */
export function mustNotReadUnderGlass(
  viewer: Pick<Viewer, 'person' | 'role' | 'since'>,
  encounter: EncounterAccess | undefined,
): void {
  if (encounter?.underGlass.has(viewer.person) && !supervises(viewer, encounter))
    throw new DomainError('BREAK_GLASS.READ_ONLY', {}, 'forbidden');
}

/**
 * Whether the viewer reads what was recorded in the encounter at that position, or anything of it at all: the
 * holder reads all, a former holder what was recorded until another office took it over.
 */
export function readsEncounter(
  viewer: Viewer,
  encounter: EncounterAccess | undefined,
  position = 0,
): boolean {
  if (!encounter) return false;
  if (holdsEncounter(viewer, encounter)) return true;
  return encounter.earlierOffices.some(
    (office) =>
      office.branch === viewer.branch &&
      position <= office.until &&
      (office.holders.has(viewer.person) || supervises(viewer, office)),
  );
}

/** Whether the viewer's branch holds the encounter, or held it after something was recorded at that position. */
export const isOffice = (
  { branch }: Viewer,
  { ownerBranch, earlierOffices }: EncounterAccess,
  position: number,
): boolean =>
  branch === ownerBranch ||
  earlierOffices.some((earlier) => earlier.branch === branch && position <= earlier.until);

/**
 * Whether the viewer may know of a disclosure on an entry of that stream; what their office took over is
 * theirs.
 */
export function isDisclosureParty(access: Access, disclosure: string, viewer: Viewer): boolean {
  const parties = access.disclosureParties.get(disclosure);
  if (!parties) return false;
  const event = access.byId.get(disclosure);
  const encounter = access.encounters.get(event?.stream ?? '');
  if (!encounter || !event) return parties.has(viewer.branch);
  if (!isOffice(viewer, encounter, event.position)) return parties.has(viewer.branch);
  const isOffices =
    parties.has(viewer.branch) || encounter.earlierOffices.some(({ branch }) => parties.has(branch));
  return isOffices && readsEncounter(viewer, encounter, event.position);
}

/** Nobody who holds it for good is there any more; `isStillThere`: what the directory says of a person of a branch. */
export const isWithoutHolder = (
  { ownerBranch: branch, holders, underGlass }: EncounterAccess,
  isStillThere: (who: Pick<PersonRef, 'person' | 'branch'>) => boolean,
): boolean => [...holders].every((person) => underGlass.has(person) || !isStillThere({ person, branch }));

/** Asked and not confirmed: the branch sees its invitation, and its withdrawal. */
export const isInvited = (access: Access, branch: Branch): boolean =>
  ['open', 'withdrawn'].includes(access.invitations.get(branch) ?? '');

export const isCalled = (access: Access, branch: Branch): boolean =>
  [...access.calls.values()].some((states) => states.has(branch));

const isNamed = (access: Access, { branch }: Viewer): boolean =>
  access.passedOnTo.has(branch) ||
  [...access.encounters.values()].some(({ named }) => named.has(branch)) ||
  [...access.concerns.outside.values()].some(
    ({ reporter, named }) => reporter === branch || named.has(branch),
  ) ||
  [...access.disclosures.values()].some((recipients) => recipients.has(branch));

/** A party to a disclosure; of an item of an encounter of the own branch, only a viewer who reads that. */
const isPartyToSome = (access: Access, viewer: Viewer): boolean =>
  [...access.disclosureParties.keys()].some((id) => isDisclosureParty(access, id, viewer));

/** Whether the viewer is a coordinator who is employed for the region of the operation. */
export const coordinatesRegion = (access: Access, viewer: Viewer): boolean => {
  const { region } = access;
  const { role, regions = [] } = viewer;
  const isOfRegion = role === 'coordinator' && region !== undefined && regions.includes(region);
  return isOfRegion && !isAllBefore(access, viewer, region);
};

/** Somebody was met without a coordinator: this is for the coordinators of the region, whoever takes part. */
const isToMeetSome = (access: Access, viewer: Viewer): boolean =>
  access.metWithoutCoordinator.size > 0 && coordinatesRegion(access, viewer);

const readsSome = (access: Access, viewer: Viewer): boolean =>
  [...access.encounters.values()].some((encounter) => readsEncounter(viewer, encounter));

/** Whether the operation exists at all for the viewer; if not, it answers exactly as one that does not exist. */
export const canSeeOperation = (access: Access, viewer: Viewer): boolean =>
  takesPartAtAll(viewer) &&
  (knowsOfGlass(access, viewer) ||
    (!overseesOnly(viewer) && isConcernedBy(access, viewer) && isOfNow(access, viewer)));

/** Of what was before they came, those who came later know what was sent to their branch or region since. */
const isOfNow = (access: Access, viewer: Viewer): boolean =>
  !isPast(access, viewer) || isAddressedAnew(access, viewer) || isToMeetSome(access, viewer);

/**
 * It answers the viewer as one that does not exist, since it was before they came; those who oversee also
 * oversee the past.
 */
export const cameAfterOperation = (access: Access, viewer: Viewer): boolean =>
  !overseesOnly(viewer) && !isOfNow(access, viewer);

/** An administrator of accounts takes part in no operation, of whatever branch the account is (ADR 0048). */
export const takesPartAtAll = ({ role }: Pick<Viewer, 'role'>): boolean => role !== ADMINISTRATOR;

const isConcernedBy = (access: Access, viewer: Viewer): boolean =>
  access.participants.has(viewer.branch) ||
  isInvited(access, viewer.branch) ||
  isCalled(access, viewer.branch) ||
  access.facilitators.has(viewer.person) ||
  readsSome(access, viewer) ||
  isToMeetSome(access, viewer) ||
  isNamed(access, viewer) ||
  isPartyToSome(access, viewer);

/**
 * Leadership that was handed over or taken over is for the one who accepted it or took it over, and for nobody else
 * while the conduct lasts. After its end the role counts again, so that the debrief weeks later does not hang on one
 * person (ADR 0014, 0037).
 */
const leadsInPerson = ({ leader, conductEndKnownFrom }: Access, { person }: Actor): boolean | undefined => {
  if (leader === undefined) return undefined;
  if (leader === person) return true;
  return conductEndKnownFrom === undefined ? false : undefined;
};

/** Persons who are known as the leader: one in person, else who proposed the operation and who started its conduct. */
export const whoLeads = ({ leader, begunBy }: Access): readonly string[] =>
  leader === undefined ? [...begunBy] : [leader];

/** Who leads now: who accepted or took over the leadership, else who proposed the operation. */
export const leaderOf = ({ leader, byId }: Access): string | undefined =>
  leader ?? [...byId.values()].find(({ name }) => name === 'OperationProposed')?.actor.person;

export const standingOf = (access: Access, actor: Actor): Standing => {
  const takesPart = !overseesOnly(actor);
  const { conductEndKnownFrom: knownFrom, conduct } = access;
  return {
    leadsInPerson: leadsInPerson(access, actor),
    leadingBranch: access.leadingBranch,
    leads: takesPart && actor.branch === access.leadingBranch,
    participates: takesPart && access.participants.has(actor.branch),
    invited: takesPart && access.invitations.has(actor.branch),
    facilitates: takesPart && access.facilitators.has(actor.person),
    ...(knownFrom === undefined || conduct.endedAt === undefined
      ? {}
      : { conductEnd: { knownFrom, reportedAt: conduct.endedAt } }),
  };
};
