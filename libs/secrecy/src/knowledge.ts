import { type Actor, type Branch, type Standing } from '@samsyn/kernel';
import type { Access, EncounterAccess } from './access';
import type { Viewer } from './viewer';

/**
 * Whether who has answered with a perspective is for facilitators only. From the naming of a facilitator until the
 * meeting it always is: were it hidden only once something had gone through, the moment of hiding would tell when,
 * and the list seen just before would tell who. After the meeting it is open where nothing went through.
 * @rule who-answered-is-closed: From the naming of a facilitator until the meeting only facilitators see who has
 *   given a perspective.
 * @source domain: Debrief; ADR 0010
 * @proof perspectives › stay closed before it, so that closing tells nothing
 */
export const perspectivesAreClosed = (access: Access): boolean =>
  access.facilitators.size > 0 && (access.throughFacilitator || !access.meetingHeld);

/** The holder of an encounter, those it was handed to, and named supervisors of the branch (OSL 26:1, inner secrecy). */
export function holdsEncounter(viewer: Viewer, encounter: EncounterAccess | undefined): boolean {
  if (!encounter || viewer.branch !== encounter.ownerBranch) return false;
  return encounter.holders.has(viewer.person) || viewer.role === 'supervisor';
}

/** Asked and not confirmed: the branch sees its invitation, and its withdrawal. */
export const isInvited = (access: Access, branch: Branch): boolean =>
  ['open', 'withdrawn'].includes(access.invitations.get(branch) ?? '');

export const isCalled = (access: Access, branch: Branch): boolean =>
  [...access.calls.values()].some((states) => states.has(branch) && states.get(branch) !== 'declined');

const isNamed = (access: Access, { branch }: Viewer): boolean =>
  [...access.encounters.values()].some(({ named }) => named.has(branch)) ||
  [...access.disclosures.values()].some((recipients) => recipients.has(branch));

/** A party to a disclosure; where the item is of an encounter of her own branch, only she who holds it. */
const isPartyToSome = (access: Access, viewer: Viewer): boolean =>
  [...access.disclosureParties].some(([id, parties]) => {
    if (!parties.has(viewer.branch)) return false;
    const encounter = access.encounters.get(access.byId.get(id)?.stream ?? '');
    return encounter?.ownerBranch !== viewer.branch || holdsEncounter(viewer, encounter);
  });

const holdsSome = (access: Access, viewer: Viewer): boolean =>
  [...access.encounters.values()].some((encounter) => holdsEncounter(viewer, encounter));

/** Whether the operation exists at all for the viewer; if not, it answers exactly as one that does not exist. */
export const mayKnowOperation = (access: Access, viewer: Viewer): boolean =>
  access.participants.has(viewer.branch) ||
  isInvited(access, viewer.branch) ||
  isCalled(access, viewer.branch) ||
  access.facilitators.has(viewer.person) ||
  holdsSome(access, viewer) ||
  isNamed(access, viewer) ||
  isPartyToSome(access, viewer);

/**
 * Leadership that was handed over or taken over is for the one who accepted it or took it over, and for nobody else
 * while the conduct lasts. After its end the role counts again, so that the debrief weeks later does not hang on one
 * person (ADR 0014, 0037).
 */
const leadsInPerson = ({ leader, conductEnded }: Access, { person }: Actor): boolean | undefined => {
  if (leader === undefined) return undefined;
  if (leader === person) return true;
  return conductEnded ? undefined : false;
};

/** Persons who are known as the leader: one in person, else who proposed the operation and who started its conduct. */
export const whoLeads = ({ leader, begunBy }: Access): readonly string[] =>
  leader === undefined ? [...begunBy] : [leader];

export const standingOf = (access: Access, actor: Actor): Standing => ({
  leadsInPerson: leadsInPerson(access, actor),
  leadingBranch: access.leadingBranch,
  leads: actor.branch === access.leadingBranch,
  participates: access.participants.has(actor.branch),
  invited: access.invitations.has(actor.branch),
  facilitates: access.facilitators.has(actor.person),
});
