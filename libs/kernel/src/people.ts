/** An independent branch of an agency, the tenant of the system (OSL 8:2): `police/border-police`. */
export type Branch = string;

/** What Samsyn does by itself is recorded under this branch. */
export const SYSTEM_BRANCH: Branch = 'system';

/** A person inside an event: a pseudonym (UUID), with the branch and role the person had at that moment. */
export interface PersonRef {
  readonly person: string;
  readonly branch: Branch;
  readonly role: string;
}

/** Who acts, always from the token. `regions` are those a coordinator is employed for. */
export interface Actor extends PersonRef {
  readonly regions: readonly string[];
}

export const agencyOf = (branch: Branch): string => branch.split('/')[0] ?? branch;
const COORDINATORS = /^social-services\/(?:regional-coordinator|coordinator-[a-z0-9-]+)$/;
const EMERGENCY_SERVICE = /^social-services\/emergency-[a-z0-9-]+$/;
/** An office that employs regional coordinators, or the one branch of them all that directories had before ADR 0036. */
export const isCoordinatorBranch = (branch: Branch): boolean => COORDINATORS.test(branch);
/** The social emergency service of a municipality, or of all as before. */
export const isEmergencyBranch = (branch: Branch): boolean => EMERGENCY_SERVICE.test(branch);
export const isPolice = (branch: Branch): boolean => agencyOf(branch) === 'police';

export const SYSTEM: Actor = {
  person: '00000000-0000-0000-0000-000000000000',
  branch: SYSTEM_BRANCH,
  role: 'system',
  regions: [],
};

export const refOf = ({ person, branch, role }: PersonRef): PersonRef => ({ person, branch, role });

export const isPersonRef = (value: unknown): value is PersonRef =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 3 &&
  'person' in value &&
  'branch' in value &&
  'role' in value;
