import type { PersonSince } from '@samsyn/kernel';
import type Database from 'better-sqlite3';
import type { Person, PersonDetails, PersonEntry } from './person';

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

export function detailsAfter(known: PersonDetails = {}, told: Partial<PersonDetails> = {}) {
  const after = (field: keyof PersonDetails) => (told[field] ?? known[field] ?? '') || null;
  return { name: after('name'), title: after('title'), telephone: after('telephone') };
}

/** What stays as it was keeps its place; what is new begins at the position. Of what began with the log nothing is said. */
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
