import { agencyOf, DomainError, type Branch } from '@samsyn/kernel';

/** Who works where. */
export interface Offices {
  branches(): readonly { readonly branch: Branch }[];
  personsOf(branch: Branch): readonly { readonly role: string; readonly active: boolean }[];
}

/** Roles of those who support the exposed person, and of those who answer for them. */
const OF_COORDINATORS: ReadonlySet<string> = new Set(['coordinator', 'supervisor']);

const isCoordinatorsOffice = (directory: Offices, branch: Branch): boolean => {
  const there = directory.personsOf(branch).filter(({ active }) => active);
  return (
    there.some(({ role }) => role === 'coordinator') && there.every(({ role }) => OF_COORDINATORS.has(role))
  );
};

/**
 * A concern is taken up by an office that can look after the child; an office of coordinators alone would only pass it
 * on, and a coordinator who reported it could acknowledge their own report.
 * @rule child-concern-to-who-acts: A concern for a child does not go to an office where only coordinators work.
 * @source SoL (2025:400) 19:1; domain: The encounter; ADR 0035
 * @proof a concern for a child, over the interface › %s › does not go to an office of coordinators, …
 * @throws DomainError `CHILD_CONCERN.COORDINATORS_OFFICE` (invalid), with the offices that take one up
 */
export function mustTakeConcerns(directory: Offices, to: Branch): void {
  if (agencyOf(to) !== 'social-services' || !isCoordinatorsOffice(directory, to)) return;
  const offices = directory
    .branches()
    .map(({ branch }) => branch)
    .filter((branch) => agencyOf(branch) === 'social-services' && !isCoordinatorsOffice(directory, branch));
  throw new DomainError('CHILD_CONCERN.COORDINATORS_OFFICE', { offices }, 'invalid');
}
