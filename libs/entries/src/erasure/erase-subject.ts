import { DomainError, type Intent } from '@samsyn/kernel';
import type { EntriesEvent, ERASURE_GROUNDS } from '../entries.events';

export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** Role of those who decide for the branch what is kept of a person met and what is not. */
const SUPERVISOR = 'supervisor';

/** What was recorded of a person met is made unreadable for good. */
export interface EraseSubject {
  readonly kind: 'EraseSubject';
  readonly ground: ErasureGround;
  readonly isErased: boolean;
}

/**
 * A decision of the branch, not of the holder alone. Source: docs/domain.md, "Secrecy": each branch's copy has its own
 * clock and ground; destroying keys leaves the history provable.
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden)
 */
export function decideEraseSubject(
  { ground, isErased }: EraseSubject,
  { actor, now }: Intent,
): readonly EntriesEvent[] {
  if (actor.role !== SUPERVISOR)
    throw new DomainError('ACCESS.NOT_YOURS', { requires: SUPERVISOR }, 'forbidden');
  return isErased ? [] : [{ name: 'SubjectErased', data: { ground }, occurredAt: now }];
}
