import type { Branch, Warning } from '@samsyn/kernel';
import { COORDINATOR, DATA_PROTECTION_OFFICER, FACILITATOR } from '../register/roles';
import type { Person } from './person';

/** Roles for whom something may wait in a branch that nobody else there can do. */
const WAITED_FOR: ReadonlySet<string> = new Set([
  'operation-leader',
  'supervisor',
  'duty-officer',
  'registrar',
  COORDINATOR,
  FACILITATOR,
  DATA_PROTECTION_OFFICER,
]);

/**
 * What whoever takes a person out of a role or a branch is warned of, after the change: nobody there has the role any
 * more, and what waits for it waits in vain.
 * @rule last-of-role: Whoever deactivates or moves the last person of a branch who has a role that others wait for is
 *   warned of it.
 * @source domain: Who takes part; ADR 0037
 * @proof the last of a role › warns whoever deactivates or moves the person, and nobody else
 */
export function warningsOfLeaving(
  directory: { personsOf(branch: Branch): readonly Pick<Person, 'role'>[] },
  before: Pick<Person, 'active' | 'branch' | 'role'> | undefined,
): readonly Warning[] {
  if (!before?.active || !WAITED_FOR.has(before.role)) return [];
  const { branch, role } = before;
  const isLeft = directory.personsOf(branch).some((person) => person.role === role);
  return isLeft ? [] : [{ code: 'IDENTITY.LAST_OF_ROLE', details: { branch, role } }];
}
