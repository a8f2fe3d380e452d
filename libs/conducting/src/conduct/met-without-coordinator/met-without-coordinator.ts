import { DomainError, unknownTo } from '@samsyn/kernel';
import type { ReportedFactOf } from '../conduct-facts';
import type { ConductEvent } from '../conduct.events';

/** What of the operation these facts are decided by. */
export interface AroundThePersonMet {
  /** Of the operation. */
  readonly region: string;
  /** Whether the entry named in `met` shows the actor that a person was met. */
  readonly metIsKnown: boolean;
}

/**
 * Its region is the one that the operation is in when it is recorded, and never corrected: it says whose duty it is.
 * @rule contact-only-with-consent: How the exposed person may be reached is not recorded where the answer was no.
 * @source OSL 26:1; domain: The encounter; ADR 0034
 * @proof a person met without a coordinator › who said no to contact is recorded without a way to reach her
 * @throws DomainError `PERSON_MET.CONTACT_NOT_WANTED` (invalid)
 */
export function decidePersonMet(
  { data, ...fact }: ReportedFactOf<'PersonMetWithoutCoordinator'>,
  { region }: AroundThePersonMet,
): readonly ConductEvent[] {
  if (data.consentToContact === false && data.contact !== undefined)
    throw new DomainError('PERSON_MET.CONTACT_NOT_WANTED', {}, 'invalid');
  return [{ ...fact, data: { ...data, region } }];
}

/** @throws DomainError `ENTRY.UNKNOWN` (unknown) also for an entry that the actor may not know, or that shows nobody met */
export function decideMeasure(
  fact: ReportedFactOf<'VoluntaryMeasureAsked'>,
  { metIsKnown }: AroundThePersonMet,
): readonly ConductEvent[] {
  if (fact.data.met !== undefined && !metIsKnown) throw unknownTo('ENTRY');
  return [fact];
}
