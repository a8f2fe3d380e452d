import { carriedFold, type Recorded } from '@samsyn/kernel';
import { coordinatesRegion, withoutArrival, type Access, type Viewer } from '@samsyn/secrecy';

/** Roles that see more than their branch does as such. */
const WITH_RIGHTS: ReadonlySet<string> = new Set(['supervisor', 'data-protection-officer']);
const PERSPECTIVE = 'PerspectiveSubmitted';

/** Those who have written a perspective: they see it, whoever else may. */
export const authorsIn: (entries: readonly Recorded[]) => ReadonlySet<string> = carriedFold(
  new Set<string>() as ReadonlySet<string>,
  (authors, { name, actor }: Recorded) =>
    name === PERSPECTIVE ? new Set(authors).add(actor.person) : authors,
);

/**
 * Whom a view is computed for: all viewers with the same rights see the same, and share one. A branch as such, apart
 * from persons who hold an encounter, have broken its glass, facilitate, or have written a perspective, from supervisors
 * and data protection officers, from the coordinators of the operation's region, and from those who came later.
 */
export function asClass(viewer: Viewer, access: Access, authors: ReadonlySet<string>): Viewer {
  const { branch, person, role, since } = withoutArrival(access, viewer);
  const holds = [...access.encounters.values()].some(
    ({ holders, earlierOffices }) =>
      holders.has(person) || earlierOffices.some((earlier) => earlier.holders.has(person)),
  );
  const brokeGlass = [...access.glass.values()].some(({ by }) => by.person === person);
  const isGiven = since !== undefined && access.namedInPerson.has(person);
  const isOneOfHerKind =
    isGiven || holds || brokeGlass || access.facilitators.has(person) || authors.has(person);
  const one = { branch, person: isOneOfHerKind ? person : '', ...(since && { since }) };
  if (coordinatesRegion(access, viewer)) return { ...one, role, regions: [access.region!] };
  return { ...one, role: WITH_RIGHTS.has(role) ? role : '' };
}

export const keyOfClass = ({ branch, person, role, regions = [], since }: Viewer): string =>
  [branch, role, person, ...regions, ...(since ? [JSON.stringify(since)] : [])].join('|');
