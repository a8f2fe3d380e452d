import { carriedFold, type Recorded } from '@samsyn/kernel';
import { coordinatesRegion, type Access, type Viewer } from '@samsyn/secrecy';

/** Roles that see more than their branch does as such. */
const SUPERVISOR = 'supervisor';
const PERSPECTIVE = 'PerspectiveSubmitted';

/** Who has written a perspective: she sees it whoever else may. */
export const authorsIn: (entries: readonly Recorded[]) => ReadonlySet<string> = carriedFold(
  new Set<string>() as ReadonlySet<string>,
  (authors, { name, actor }: Recorded) =>
    name === PERSPECTIVE ? new Set(authors).add(actor.person) : authors,
);

/**
 * Whom a view is computed for: all viewers with the same rights see the same, and share one. A branch as such, apart
 * from persons who hold an encounter, facilitate, or have written a perspective, from supervisors, and from the
 * coordinators of the operation's region.
 */
export function asClass(viewer: Viewer, access: Access, authors: ReadonlySet<string>): Viewer {
  const { branch, person, role } = viewer;
  const holds = [...access.encounters.values()].some(
    ({ holders, earlierOffices }) =>
      holders.has(person) || earlierOffices.some((earlier) => earlier.holders.has(person)),
  );
  const isOneOfHerKind = holds || access.facilitators.has(person) || authors.has(person);
  const one = { branch, person: isOneOfHerKind ? person : '' };
  if (coordinatesRegion(access, viewer)) return { ...one, role, regions: [access.region!] };
  return { ...one, role: role === SUPERVISOR ? role : '' };
}

export const keyOfClass = ({ branch, person, role, regions = [] }: Viewer): string =>
  [branch, role, person, ...regions].join('|');
