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
export const isPolice = (branch: Branch): boolean => agencyOf(branch) === 'police';

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
