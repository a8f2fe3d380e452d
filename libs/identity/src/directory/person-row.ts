import type { Person, PersonDetails } from './person';

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
}

export function personOf({ regions: json, active, name, title, telephone, ...row }: PersonRow): Person {
  const { person, branch, role } = row;
  const regions = Object.freeze(JSON.parse(json) as string[]);
  const actor = Object.freeze({ person, branch, role, regions });
  const details = Object.fromEntries(
    Object.entries({ name, title, telephone }).filter(([, value]) => value !== null),
  ) as PersonDetails;
  return Object.freeze({ ...row, ...details, regions, active: active === 1, actor });
}

export const rowOf = ({
  handle,
  person,
  subject,
  branch,
  role,
  regions,
  active,
  ...details
}: Person): PersonRow => ({
  ...{ handle, person, subject, branch, role, regions: JSON.stringify(regions), active: Number(active) },
  ...detailsAfter(details),
});

export function detailsAfter(known: PersonDetails = {}, told: Partial<PersonDetails> = {}) {
  const after = (field: keyof PersonDetails) => (told[field] ?? known[field] ?? '') || null;
  return { name: after('name'), title: after('title'), telephone: after('telephone') };
}
