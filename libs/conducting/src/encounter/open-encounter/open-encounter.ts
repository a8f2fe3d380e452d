import { agencyOf, DomainError, unknownTo, type Intent } from '@samsyn/kernel';
import type { EventOf } from '@samsyn/event-store';
import type { EncounterOpened } from '../encounter.events';

/** A person was met. */
export interface OpenEncounter {
  readonly kind: 'OpenEncounter';
  readonly fact: EventOf<typeof EncounterOpened>;
  /** What the entry that it is opened from is to the actor. */
  readonly from?: PersonMetBefore;
}

export interface PersonMetBefore {
  /** It is a `PersonMetWithoutCoordinator` that the actor may know. */
  readonly isKnown: boolean;
  /** The actor is a coordinator of the region whose matter it is. */
  readonly isOfRegion: boolean;
}

/**
 * Coordinators, and whoever else of the social services takes part: the emergency service at night. Never the police. A coordinator of
 * the region meets whoever was met without one, and takes no part in the operation otherwise (ADR 0034).
 */
function mustMeet({ actor, standing }: Intent, from: PersonMetBefore | undefined): void {
  if (from?.isOfRegion) return;
  const socialServices = agencyOf(actor.branch) === 'social-services';
  if (standing?.participates && (actor.role === 'coordinator' || socialServices)) return;
  throw new DomainError('ACCESS.NOT_YOURS', { requires: 'coordinator' }, 'forbidden');
}

/** @throws DomainError `ACCESS.NOT_YOURS` (forbidden), `ENTRY.UNKNOWN` (unknown) */
export function decideOpenEncounter(
  { fact, from }: OpenEncounter,
  { opened }: { readonly opened: boolean },
  intent: Intent,
): readonly EventOf<typeof EncounterOpened>[] {
  if (from && !from.isKnown) throw unknownTo('ENTRY');
  mustMeet(intent, from);
  return opened ? [] : [fact];
}
