import { DomainError, stockholmDay, type Day, type CommandMetadata } from '@samsyn/kernel';
import type { Agreement } from '../agreement';
import type { AgreementEvent } from '../agreement.events';
import { mustBeParty } from '../signatory';

export interface EndAgreement {
  readonly kind: 'EndAgreement';
  /** The first day on which it no longer holds; today where none is named. */
  readonly endsOn?: Day;
  readonly reason: string;
}

/**
 * By any party. What was planned from it stays as it is.
 * @throws DomainError `AGREEMENT.UNKNOWN`, `AGREEMENT.ENDS_IN_THE_PAST`
 */
export function decideEnd(
  { endsOn: named, reason }: EndAgreement,
  agreement: Agreement,
  metadata: CommandMetadata,
): readonly AgreementEvent[] {
  mustBeParty(agreement, metadata);
  const today = stockholmDay(metadata.now);
  const endsOn = named ?? today;
  if (agreement.endsOn !== undefined && agreement.endsOn <= endsOn) return [];
  if (endsOn < today) throw new DomainError('AGREEMENT.ENDS_IN_THE_PAST', { today }, 'invalid');
  return [{ name: 'AgreementEnded', data: { endsOn, reason } }];
}
