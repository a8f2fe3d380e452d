import { authorize, unknownTo, type CommandMetadata } from '@samsyn/kernel';
import { isParty, type Agreement } from './agreement';

/**
 * Signs for the actor's own branch. For a branch that is no party, the agreement does not exist.
 * @throws DomainError `AGREEMENT.UNKNOWN` (unknown), `ACCESS.NOT_YOURS` (forbidden)
 */
export function mustBeParty(agreement: Agreement, metadata: CommandMetadata): void {
  if (!isParty(agreement, metadata.actor.branch)) throw unknownTo('AGREEMENT');
  authorize('signatory', metadata);
}
