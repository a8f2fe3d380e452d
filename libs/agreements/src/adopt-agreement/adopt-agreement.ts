import { DomainError, type CommandMetadata } from '@samsyn/kernel';
import type { Agreement } from '../agreement';
import type { AgreementEvent } from '../agreement.events';
import { mustBeParty } from '../signatory';

export interface AdoptAgreement {
  readonly kind: 'AdoptAgreement';
  /** The latest where none is named. */
  readonly version?: number;
}

/**
 * One party after the other; with the last one the version is in force, in the same decision.
 * @throws DomainError `AGREEMENT.UNKNOWN`, `AGREEMENT.SUPERSEDED`: only what was proposed last can be adopted,
 * `AGREEMENT.HAS_ENDED`
 */
export function decideAdoption(
  { version: named }: AdoptAgreement,
  agreement: Agreement,
  metadata: CommandMetadata,
): readonly AgreementEvent[] {
  mustBeParty(agreement, metadata);
  const latest = agreement.versions.at(-1)!;
  const { version, terms, adoptedBy } = latest;
  if (named !== undefined && named !== version)
    throw new DomainError('AGREEMENT.SUPERSEDED', { latest: version });
  if (!terms.parties.includes(metadata.actor.branch))
    throw new DomainError('AGREEMENT.NOT_A_PARTY', {}, 'invalid');
  if (adoptedBy.has(metadata.actor.branch)) return [];
  if (agreement.endsOn !== undefined) throw new DomainError('AGREEMENT.HAS_ENDED');
  const isLast = terms.parties.every((branch) => adoptedBy.has(branch) || branch === metadata.actor.branch);
  return [
    { name: 'AgreementAdopted', data: { version } },
    ...(isLast ? [{ name: 'AgreementInForce' as const, data: { version }, by: 'system' as const }] : []),
  ];
}
