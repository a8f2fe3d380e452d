import { must, unknownTo, type Intent } from '@samsyn/kernel';
import { isParty, type Agreement } from './agreement';

/**
 * Signs for her branch. To whoever is no party, the agreement does not exist.
 * @throws DomainError `AGREEMENT.UNKNOWN` (unknown), `ACCESS.NOT_YOURS` (forbidden)
 */
export function mustBeParty(agreement: Agreement, intent: Intent): void {
  if (!isParty(agreement, intent.actor.branch)) throw unknownTo('AGREEMENT');
  must('signatory', intent);
}
