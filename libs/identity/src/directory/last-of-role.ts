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
 * Warnings after a person was taken out of a role or a branch: nobody there has the role any more, and what
 * waits for it waits in vain; or those who are left came later, and what came to the branch before waits for
 * nobody until somebody is given the past (ADR 0048).
 * @rule last-of-role: The person who deactivates or moves the last one in a branch who has a role that others
 *   wait for is warned of it.
 * @source domain: Who takes part; ADR 0037
 * @proof the last of a role › warns whoever deactivates or moves the person, and nobody else
 */
export function warningsOfLeaving(
  directory: { personsOf(branch: Branch): readonly Left[] },
  before: (Left & Pick<Person, 'active' | 'branch'>) | undefined,
): readonly Warning[] {
  if (!before?.active) return [];
  const { branch, role } = before;
  const left = directory.personsOf(branch).filter(({ person }) => person !== before.person);
  const isWaitedFor = WAITED_FOR.has(role);
  const ofRole = directory.personsOf(branch).filter((person) => person.role === role);
  const isLast = isWaitedFor && ofRole.length === 0;
  const isLastOfBefore =
    areAllLater(left, before, ({ since }) => since.branch ?? 0) ||
    (isWaitedFor && areAllLater(ofRole, before, ({ since }) => Math.max(since.branch ?? 0, since.role ?? 0)));
  return [
    ...(isLast ? [{ code: 'IDENTITY.LAST_OF_ROLE', details: { branch, role } }] : []),
    ...(isLastOfBefore ? [{ code: 'IDENTITY.LAST_OF_BEFORE', details: { branch } }] : []),
  ];
}

type Left = Pick<Person, 'person' | 'role' | 'since'>;

/** There are some, and each of them came after the person who left. */
const areAllLater = (left: readonly Left[], before: Left, arrival: (one: Left) => number): boolean =>
  left.length > 0 && left.every((one) => arrival(one) > arrival(before));
