import { ADMINISTRATOR } from '@samsyn/identity';
import { agencyOf, DomainError, type Actor } from '@samsyn/kernel';

/** Oversight, statistics, method support: sees aggregates, never persons (docs/domain.md section 1). */
const OVERSEEING_AGENCY = 'national-coordination';

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden): that there are statistics is no secret */
export function mustOversee({ branch, role }: Actor): void {
  if (agencyOf(branch) === OVERSEEING_AGENCY && role !== ADMINISTRATOR) return;
  throw new DomainError('ACCESS.NOT_YOURS', { requires: OVERSEEING_AGENCY }, 'forbidden');
}
