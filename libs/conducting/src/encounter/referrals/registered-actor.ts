import { DomainError, stockholmDay, type Branch, type Instant } from '@samsyn/kernel';
import { supportService } from './support-services';

interface Registered {
  readonly branch: Branch;
  readonly service: string;
  readonly certifiedUntil?: string;
}
/** Which branches are registered for which service. */
export interface ActorsRegistered {
  service(branch: Branch, code: string): Registered | undefined;
  services(): readonly Registered[];
}

/**
 * A referral goes to an actor registered for its service, whose certification has not ended.
 * @rule referral-to-registered-actor: A referral goes to an actor that is registered for its service and whose
 *   certification, where it has one that ends, has not ended.
 * @source domain: The encounter; ADR 0035
 * @proof an encounter › a referral › goes to an actor registered for its service alone, and says who is
 * @throws DomainError `REFERRAL.ACTOR_NOT_REGISTERED`, `REFERRAL.CERTIFICATION_ENDED` (invalid)
 */
export function mustBeRegistered(
  directory: ActorsRegistered,
  { to, service }: { readonly to: Branch; readonly service: string },
  now: Instant,
): void {
  const { code } = supportService(service);
  const entry = directory.service(to, code);
  if (!entry) {
    const actors = directory
      .services()
      .filter((one) => one.service === code && !hasEnded(one.certifiedUntil, now))
      .map(({ branch }) => branch);
    throw new DomainError('REFERRAL.ACTOR_NOT_REGISTERED', { service: code, actors }, 'invalid');
  }
  if (hasEnded(entry.certifiedUntil, now)) {
    const ended = { service: code, certifiedUntil: entry.certifiedUntil ?? '' };
    throw new DomainError('REFERRAL.CERTIFICATION_ENDED', ended, 'invalid');
  }
}

/** After the last day, on the calendar in Stockholm. */
export const hasEnded = (lastDay: string | undefined, now: Instant): boolean =>
  lastDay !== undefined && stockholmDay(now) > lastDay;
