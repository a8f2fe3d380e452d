import {
  DomainError,
  outOfTime,
  type Branch,
  type Consents,
  type Instant,
  type CommandMetadata,
} from '@samsyn/kernel';

/**
 * A consent reported late may have ended since and been valid in between; one that was over when it was given
 * says nothing.
 * @rule consent-over: A consent whose end lies before it was given is refused, with our clock and the moment that its end must
 *   be after.
 * @source OSL 12:2; domain: The encounter
 * @proof a consent › that was over when it was given is refused, and one that has ended since is not
 * @throws DomainError `ENCOUNTER.CONSENT_IS_OVER` (invalid)
 */
export function mustNotBeOver(until: Instant | undefined, { occurredAt, now }: CommandMetadata): void {
  if (until !== undefined && until <= occurredAt)
    throw outOfTime('ENCOUNTER.CONSENT_IS_OVER', now, { after: occurredAt });
}

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
