import type { OpenMatter } from '../open-matters.port';
import { DomainError, type Actor, type Decided, type CommandMetadata, type Warning } from '@samsyn/kernel';
import type { EntriesEvent, ERASURE_GROUNDS } from '../entries.events';

/** What is to stay of what others had been given. */
export type ListedDisclosures = Extract<EntriesEvent, { readonly name: 'DisclosuresListed' }>['data'];

export type ErasureGround = (typeof ERASURE_GROUNDS)[number];

/** Role of those who decide for the branch what is kept of a person met and what is not. */
const SUPERVISOR = 'supervisor';

/** What was recorded of a person met is made unreadable for good. */
export interface EraseSubject {
  readonly kind: 'EraseSubject';
  readonly ground: ErasureGround;
  readonly isErased: boolean;
  /** What was sent to other authorities and waits there. */
  readonly waiting: readonly OpenMatter[];
  /** Of what was sent, that of which no receiver has a copy any more: it goes with the encounter. */
  readonly unreceived: readonly string[];
  /** What stays of what others had been given. */
  readonly listed: ListedDisclosures;
  /** Reports of a wrong recipient that nobody has closed. */
  readonly openIncidents: readonly string[];
  /** Broken glass that nobody has answered, or whose steps are not all taken. */
  readonly unsettledGlass: readonly string[];
}

/**
 * A decision of the branch, not of the holder alone. Source: docs/domain.md, "Secrecy": each branch's copy has its own
 * clock and ground; destroying keys leaves the history provable.
 * @rule what-waits-is-not-erased: What was sent to another authority stays there when the encounter is erased; where it
 *   is sealed with the encounter and still waits, the encounter is not erased before it is answered or withdrawn.
 * @source domain: Secrecy; SoL (2025:400) 19:1; ADR 0045
 * @proof what was sent before matters had keys of their own › refuses the erasure while …
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden), `ERASURE.WAITS_ELSEWHERE`, `ERASURE.INCIDENT_OPEN`,
 *   `ERASURE.GLASS_UNANSWERED` (conflict)
 */
export function decideEraseSubject(
  { ground, isErased, waiting, unreceived, listed, openIncidents, unsettledGlass }: EraseSubject,
  { actor, now }: CommandMetadata,
): readonly EntriesEvent[] {
  mustSupervise(actor);
  if (isErased) return [];
  const together = waiting.filter(({ isApart }) => !isApart);
  if (together.length > 0)
    throw new DomainError('ERASURE.WAITS_ELSEWHERE', { waiting: together.map(asListed) }, 'conflict');
  if (openIncidents.length > 0)
    throw new DomainError('ERASURE.INCIDENT_OPEN', { incidents: [...openIncidents] }, 'conflict');
  if (unsettledGlass.length > 0)
    throw new DomainError('ERASURE.GLASS_UNANSWERED', { glass: [...unsettledGlass] }, 'conflict');
  return [
    { name: 'SubjectErased', data: { ground }, occurredAt: now },
    // Always, so that it does not reveal whether others had been given anything.
    { name: 'DisclosuresListed', data: listed, by: 'system' },
    ...unreceived.map(everyCopyErased),
  ];
}

/**
 * What still waits for other authorities and stays there: the encounter's side will not learn what they
 * answer.
 */
export const warningsOfErasure = ({ command: { waiting } }: Decided<EraseSubject>): readonly Warning[] =>
  waiting.map((matter) => ({ code: 'ERASURE.STILL_WAITS', details: asListed(matter) }));

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden) */
export function mustSupervise({ role }: Actor): void {
  if (role !== SUPERVISOR) throw new DomainError('ACCESS.NOT_YOURS', { requires: SUPERVISOR }, 'forbidden');
}

export const everyCopyErased = (matter: string) =>
  ({ name: 'EveryCopyErased', data: { matter }, by: 'system' }) as const;

/** What ends the waiting: the receiver's answer, or the holder who takes a referral back. */
const ENDED_BY: Readonly<Record<OpenMatter['type'], readonly string[]>> = {
  ChildConcernReported: ['POST /child-concerns/{concernId}/acknowledgements'],
  ReferralRequested: [
    'POST /encounters/{encounterId}/referral-withdrawals',
    'POST /encounters/{encounterId}/referral-acceptances',
    'POST /encounters/{encounterId}/referral-refusals',
  ],
};

const asListed = ({ entry, type, to }: OpenMatter) => ({ entry, type, to, endedBy: [...ENDED_BY[type]] });
