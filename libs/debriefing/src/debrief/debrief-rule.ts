import { DomainError } from '@samsyn/kernel';
import type { Debrief } from './debrief';

/** @throws DomainError `DEBRIEF.NOT_OPEN`, `DEBRIEF.CLOSED` */
export function mustBeOpen({ phase }: Debrief): void {
  if (phase === 'none') throw new DomainError('DEBRIEF.NOT_OPEN');
  if (phase === 'closed') throw new DomainError('DEBRIEF.CLOSED');
}
