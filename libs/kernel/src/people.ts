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

/**
 * From which position of the log on a person has been of the branch, has had the role there, and has been of a region;
 * what is absent has been so from the beginning.
 */
export interface PersonSince {
  readonly branch?: number;
  readonly role?: number;
  readonly regions?: Readonly<Record<string, number>>;
}

/** Who acts, always from the token. `regions` are those a coordinator is employed for. */
export interface Actor extends PersonRef {
  readonly regions: readonly string[];
  readonly since?: PersonSince;
}

export const agencyOf = (branch: Branch): string => branch.split('/')[0] ?? branch;
const COORDINATORS = /^social-services\/(?:regional-coordinator|coordinator-[a-z0-9-]+)$/;
const EMERGENCY_SERVICE = /^social-services\/emergency-[a-z0-9-]+$/;
/** An office that employs regional coordinators, or the one branch of them all that directories had before ADR 0036. */
export const isCoordinatorBranch = (branch: Branch): boolean => COORDINATORS.test(branch);
/** The social emergency service of a municipality, or of all as before. */
export const isEmergencyBranch = (branch: Branch): boolean => EMERGENCY_SERVICE.test(branch);
export const isPolice = (branch: Branch): boolean => agencyOf(branch) === 'police';

/** Those who meet the exposed person for the social services: the regional coordinators, and the emergency service at night. */
const CALLED_ROLES: ReadonlySet<string> = new Set(['coordinator', 'duty-officer']);
const CALLED_AGENCY = 'social-services';

/**
 * @rule who-may-be-called: Only coordinators, and duty officers of the emergency service, are called, asked for advice
 *   or put on duty. A duty officer of the police is neither.
 * @source domain: Planning; ADR 0038
 * @proof calling a coordinator › calls nobody but coordinators and the emergency service: …
 */
export const canBeCalled = ({ role, branch }: Pick<PersonRef, 'role' | 'branch'>): boolean =>
  CALLED_ROLES.has(role) && agencyOf(branch) === CALLED_AGENCY;
/** Whether somebody of the branch can be: for a step of a chain that names no person. */
export const hasCalledPersons = (branch: Branch): boolean => agencyOf(branch) === CALLED_AGENCY;

export const SYSTEM: Actor = {
  person: '00000000-0000-0000-0000-000000000000',
  branch: SYSTEM_BRANCH,
  role: 'system',
  regions: [],
};

export const refOf = ({ person, branch, role }: PersonRef): PersonRef => ({ branch, person, role });

export const isPersonRef = (value: unknown): value is PersonRef =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).length === 3 &&
  'person' in value &&
  'branch' in value &&
  'role' in value;
