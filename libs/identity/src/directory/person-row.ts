import type { PersonSince } from '@samsyn/kernel';
import type Database from 'better-sqlite3';
import type { Person, PersonEntry } from './person';
import type { PersonDetails } from './directory.schema';

/** A person as the file of the directory has them. */
export interface PersonRow {
  handle: string;
  person: string;
  subject: string;
  branch: string;
  role: string;
  regions: string;
  active: number;
  name: string | null;
  title: string | null;
  telephone: string | null;
  /** JSON of `Since`. */
  since: string;
}

export function personOf({
  regions: regionsAsJson,
  since: sinceAsJson,
  active,
  name,
  title,
  telephone,
  ...row
}: PersonRow): Person {
  const { person, branch, role } = row;
  const regions = Object.freeze(JSON.parse(regionsAsJson) as string[]);
  const since = JSON.parse(sinceAsJson) as PersonSince;
  const isFromTheBeginning = Object.keys(since).length === 0;
  const actor = Object.freeze({ person, branch, role, regions, ...(isFromTheBeginning ? {} : { since }) });
  const details = Object.fromEntries(
    Object.entries({ name, title, telephone }).filter(([, value]) => value !== null),
  ) as PersonDetails;
  return Object.freeze({ ...row, ...details, regions, active: active === 1, since, actor });
}

export const rowOf = ({
  handle,
  person,
  subject,
  branch,
  role,
  regions,
  active,
  since,
  ...details
}: Person): PersonRow => ({
  ...{ handle, person, subject, branch, role, regions: JSON.stringify(regions), active: Number(active) },
  ...detailsAfter(details),
  since: JSON.stringify(since),
});

export function detailsAfter(known: PersonDetails = {}, given: Partial<PersonDetails> = {}) {
  const after = (field: keyof PersonDetails) => (given[field] ?? known[field] ?? '') || null;
  return { name: after('name'), title: after('title'), telephone: after('telephone') };
}

/** What stays keeps its position; what is new begins at the given one. What began with the log has none. */
export function sinceOf(
  known: Person | undefined,
  { branch, role, regions }: Pick<PersonEntry, 'branch' | 'role' | 'regions'>,
  position: number,
): PersonSince {
  const isOfBranch = known?.branch === branch;
  const hasRole = isOfBranch && known.role === role;
  const begun = {
    branch: isOfBranch ? known.since.branch : position,
    role: hasRole ? known.since.role : position,
  };
  const inRegions = Object.fromEntries(
    regions.flatMap((region) => {
      const since = hasRole && known.regions.includes(region) ? known.since.regions?.[region] : position;
      return since ? [[region, since]] : [];
    }),
  );
  return {
    ...(begun.branch ? { branch: begun.branch } : {}),
    ...(begun.role ? { role: begun.role } : {}),
    ...(Object.keys(inRegions).length > 0 ? { regions: inRegions } : {}),
  };
}

/** Persons who arrived after `latest`, as if they had arrived then. */
export function rowsBeyond(persons: readonly Person[], latest: number): readonly PersonRow[] {
  const within = (position: number) => Math.min(position, latest);
  return persons.flatMap((person) => {
    const { branch, role, regions = {} } = person.since;
    if (Math.max(branch ?? 0, role ?? 0, ...Object.values(regions)) <= latest) return [];
    const inRegions = Object.entries(regions).map(([region, since]) => [region, within(since)] as const);
    const since: PersonSince = {
      ...(branch === undefined ? {} : { branch: within(branch) }),
      ...(role === undefined ? {} : { role: within(role) }),
      ...(inRegions.length > 0 ? { regions: Object.fromEntries(inRegions) } : {}),
    };
    return [{ ...rowOf(person), since: JSON.stringify(since) }];
  });
}

/** Inside a transaction. */
export function writePerson(database: Database.Database, row: PersonRow): void {
  database
    .prepare(
      `INSERT INTO persons (handle, person, subject, branch, role, regions, active, name, title, telephone, since)
       VALUES (@handle, @person, @subject, @branch, @role, @regions, @active, @name, @title, @telephone, @since)
       ON CONFLICT (handle) DO UPDATE SET subject = excluded.subject, branch = excluded.branch,
         role = excluded.role, regions = excluded.regions, active = excluded.active, name = excluded.name,
         title = excluded.title, telephone = excluded.telephone, since = excluded.since`,
    )
    .run(row);
}

/** Whether some account had that `sub` at any time, by the record of changes. */
export const hasEverHad = (database: Database.Database, subject: string): boolean =>
  database
    .prepare(`SELECT 1 FROM changes WHERE what = 'person' AND json_extract(content, '$.subject') = ? LIMIT 1`)
    .get(subject) !== undefined;

/** Whether an account beside that person's has the role, or had it at any time, by the record of changes. */
export const hasEverHadRole = (database: Database.Database, role: string, beside: string): boolean =>
  database
    .prepare(
      `SELECT 1 FROM persons WHERE role = @role AND person <> @beside UNION ALL
       SELECT 1 FROM changes WHERE what = 'person' AND subject_of_change <> @beside
         AND json_extract(content, '$.role') = @role LIMIT 1`,
    )
    .get({ role, beside }) !== undefined;
