import { DomainError, type Branch, type Consents } from '@samsyn/kernel';

/**
 * Whether a withdrawal changes anything: false where the recipient's consent was withdrawn before.
 * @throws DomainError `ENCOUNTER.NO_CONSENT` where she never agreed to that recipient
 */
export function withdraws({ given, endings }: Consents, recipient: Branch): boolean {
  const consents = given.filter((consent) => consent.recipient === recipient);
  if (consents.some(({ inForce }) => inForce)) return true;
  const withdrawn = endings.some((ending) => ending.recipient === recipient && ending.how === 'withdrawn');
  if (withdrawn) return false;
  if (consents.length === 0) throw new DomainError('ENCOUNTER.NO_CONSENT');
  return true;
}
