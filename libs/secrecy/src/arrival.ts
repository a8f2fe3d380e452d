import type { Branch } from '@samsyn/kernel';
import type { Access, EncounterAccess } from './access';
import type { Viewer } from './viewer';

/**
 * Whether the viewer came to the branch when it knew the operation already, and nobody has given it to them since: by
 * naming them in it (called, briefed, handed the leadership or an encounter, named facilitator).
 * @rule past-is-given: Who comes to a branch, or to a role or region that sees more, sees nothing by it of what was before,
 *   until somebody who sees it gives it: by naming them in the operation, or by approving that they see the past.
 * @source domain: Who is asking; OSL 26:1; ADR 0048
 * @proof who comes later › …
 */
export function isPast(access: Access, { branch, person, since }: Viewer): boolean {
  if (since?.branch === undefined || access.namedInPerson.has(person)) return false;
  return (access.knownSince.get(branch) ?? Infinity) < since.branch;
}

/** Something was sent to the branch since the viewer came: it is the viewer's to answer, and what came before is not. */
export const isAddressedAnew = ({ addressedAt }: Access, { branch, since }: Viewer): boolean =>
  (addressedAt.get(branch) ?? -1) >= (since?.branch ?? 0);

/** Whether the branch held the encounter before the viewer came to the role in it. */
export const wasThereBefore = (
  { since }: Pick<Viewer, 'since'>,
  encounter: Pick<EncounterAccess, 'since'>,
): boolean => encounter.since < (since?.role ?? 0);

/** Whether the viewer came when the office held the encounter already: to the branch, or to what they are in it. */
export const cameAfterEncounter = (
  access: Access,
  encounter: Pick<EncounterAccess, 'since'>,
  viewer: Viewer,
): boolean => isPast(access, viewer) || wasThereBefore(viewer, encounter);

/**
 * Of a coordinator of the region who came later, whether all that was met there is of before and somebody
 * else's by now: what nobody has taken up yet is for those who are there.
 */
export function isAllBefore(
  { metWithoutCoordinator, openedFrom, byId }: Access,
  { since }: Viewer,
  region: string,
): boolean {
  const from = Math.max(since?.role ?? 0, since?.regions?.[region] ?? 0);
  if (from === 0) return false;
  return [...metWithoutCoordinator].every((id) => openedFrom.has(id) && (byId.get(id)?.position ?? 0) < from);
}

/** The same viewer, as somebody who was always there where the operation began after they came. */
export function withoutArrival(access: Access, viewer: Viewer): Viewer {
  const { since, ...always } = viewer;
  if (since === undefined) return viewer;
  const begun = access.byId.values().next().value?.position ?? 0;
  const latest = Math.max(since.branch ?? 0, since.role ?? 0, ...Object.values(since.regions ?? {}));
  return begun >= latest ? always : viewer;
}

/** Every branch that has come to know of the operation, by whatever it was. */
export function* branchesIn(access: Access): Generator<Branch> {
  yield* access.participants;
  yield* access.invitations.keys();
  for (const states of access.calls.values()) yield* states.keys();
  for (const { named, ownerBranch } of access.encounters.values()) {
    yield ownerBranch;
    yield* named;
  }
  for (const { reporter, named } of access.concerns.outside.values()) {
    yield reporter;
    yield* named;
  }
  for (const recipients of access.disclosures.values()) yield* recipients.keys();
  for (const parties of access.disclosureParties.values()) yield* parties;
  for (const parties of access.incidentParties.values()) yield* parties;
  yield* access.passedOnTo;
}
