import type { Directory } from '../directory/directory';
import { AGENCIES } from './agencies';
import { EXAMPLE_PERSONS, FIRST_ADMINISTRATOR, FIRST_PERSONS } from './example-persons';

export interface Seed {
  /** The invented persons too. */
  readonly examples: boolean;
  /**
   * The subjects that the issuer gives the administrators, two at most; nobody is made one where there is none, since an
   * issuer outside may give any subject to anybody. Absent: the first two are there, and their subjects are their handles.
   */
  readonly administratorSubjects?: readonly string[];
}

/**
 * Registers the agencies and persons that are missing; what is there already is left as administrators made
 * it. There are two administrators from the start, since what one proposes another approves. An administrator
 * whom the settings name is registered if no account has ever had that subject: so the operator of the
 * machine can name one in the place of another who has left, and nobody can lock the directory by leaving
 * (ADR 0048).
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

function seedPersons(directory: Directory, { examples, administratorSubjects }: Seed): void {
  for (const [index, subject] of (administratorSubjects ?? []).entries())
    if (!directory.hasHadSubject(subject))
      register(directory, Object.keys(FIRST_PERSONS)[index] ?? FIRST_ADMINISTRATOR, subject);
  for (const [index, handle] of Object.keys(FIRST_PERSONS).entries())
    if (
      administratorSubjects === undefined &&
      !directory.byHandle(handle) &&
      directory.administrators().length <= index
    )
      register(directory, handle);
  for (const [handle, entry] of Object.entries(examples ? EXAMPLE_PERSONS : {}))
    if (!directory.byHandle(handle)) directory.registerPerson(handle, entry, null);
}

/** An administrator, under another handle where that one is taken. */
function register(directory: Directory, wanted: string, subject = wanted): void {
  let handle = wanted;
  for (let number = 3; directory.byHandle(handle); number += 1) handle = `${FIRST_ADMINISTRATOR}${number}`;
  directory.registerPerson(handle, { ...FIRST_PERSONS[FIRST_ADMINISTRATOR]!, subject }, null);
}
