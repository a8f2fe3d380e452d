import { fieldsOfBranches, fieldsOfPersons } from '@samsyn/event-store';
import { refOf, type Json, unknownBranches, unknownPerson } from '@samsyn/kernel';
import type { Directory } from '@samsyn/identity';
import { mustTakeConcerns } from '../encounter/child-concerns/concern-offices';
import type { FactDefinition } from './fact-definition';
import type { ReportedFact } from './reported-fact';

/**
 * The fact with persons as the log knows them.
 * @throws DomainError `PERSON.UNKNOWN`, `IDENTITY.BRANCH_UNKNOWN`, `CHILD_CONCERN.COORDINATORS_OFFICE` (invalid)
 */
export function resolvedFact<Fact extends ReportedFact>(
  directory: Directory,
  fact: Fact,
  { event, active = [], concerned = [] }: FactDefinition,
): Fact {
  const data: Record<string, Json> = { ...fact.data };
  for (const field of fieldsOfPersons(event)) {
    if (active.includes(field)) continue;
    const named = data[field];
    if (Array.isArray(named)) data[field] = named.map((handle) => personRef(directory, handle as string));
    else if (named !== undefined) data[field] = personRef(directory, named as string);
  }
  for (const field of active) {
    const named = data[field];
    if (named === undefined) continue;
    if (!directory.byHandle(named as string)?.active) throw unknownPerson(named as string);
    data[field] = personRef(directory, named as string);
  }
  for (const field of fieldsOfBranches(event)) {
    const named = data[field] as string | undefined;
    if (named !== undefined && !directory.branch(named)) throw unknownBranches([named]);
  }
  for (const field of concerned) mustTakeConcerns(directory, data[field] as string);
  return { ...fact, data };
}

function personRef(directory: Directory, handle: string): Json {
  const person = directory.byHandle(handle);
  if (!person) throw unknownPerson(handle);
  return { ...refOf(person) };
}
