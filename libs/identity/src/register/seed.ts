import type { Directory } from '../directory/directory';
import { AGENCIES } from './agencies';
import { EXAMPLE_PERSONS, FIRST_ADMINISTRATOR, FIRST_PERSONS } from './example-persons';
import { ADMINISTRATOR } from './roles';

export interface Seed {
  /** The invented persons too. */
  readonly examples: boolean;
  /**
   * The subject that the issuer gives the first administrator; default: the handle. `null`: nobody is made one, since an
   * issuer outside may give that handle to anybody.
   */
  readonly administratorSubject?: string | null;
}

/**
 * Registers the agencies and persons that are missing; what is there already is left as administrators made it. The
 * first administrator is only made where nobody is one.
 */
export function seedDirectory(directory: Directory, seed: Seed): void {
  directory.together(() => {
    seedBranches(directory);
    seedServices(directory);
    seedPersons(directory, seed);
  });
}

function seedBranches(directory: Directory): void {
  for (const [agency, { branches, ...names }] of Object.entries(AGENCIES)) {
    for (const [branch, branchNames] of Object.entries(branches)) {
      const code = `${agency}/${branch}`;
      if (!directory.hasHad(code)) directory.registerBranch(code, { ...branchNames, agency: names }, null);
    }
  }
}

/** Support that shipped branches give: administrators add others, and their certification. */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  'ngo/shelter': ['shelter'],
  'ngo/counsel': ['counselling', 'legal-counsel'],
  'ngo/national-support-programme': ['national-support-programme'],
  'iom/safe-return': ['safe-return'],
  'interpreter/assignment': ['interpreter'],
  'health-care/clinic': ['health-care'],
};

function seedServices(directory: Directory): void {
  // Once an administrator has registered or ended one, the register is theirs.
  if (directory.services().length > 0) return;
  for (const [branch, services] of Object.entries(SERVICES)) {
    if (!directory.branch(branch)) continue;
    for (const service of services) directory.registerService({ branch, service }, null);
  }
}

function seedPersons(directory: Directory, { examples, administratorSubject }: Seed): void {
  const persons = examples ? { ...FIRST_PERSONS, ...EXAMPLE_PERSONS } : FIRST_PERSONS;
  const isAdministered = directory.persons().some(({ role, active }) => active && role === ADMINISTRATOR);
  for (const [handle, entry] of Object.entries(persons)) {
    const isFirst = handle === FIRST_ADMINISTRATOR;
    if (directory.byHandle(handle) || (isFirst && (isAdministered || administratorSubject === null)))
      continue;
    const subject = isFirst ? (administratorSubject ?? undefined) : undefined;
    directory.registerPerson(handle, { ...entry, ...(subject === undefined ? {} : { subject }) }, null);
  }
}
