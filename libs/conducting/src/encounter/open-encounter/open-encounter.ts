import { agencyOf, DomainError, type Intent } from '@samsyn/kernel';
import type { EventOf } from '@samsyn/event-store';
import type { EncounterOpened } from '../encounter.events';

/** A person was met. */
export interface OpenEncounter {
  readonly kind: 'OpenEncounter';
  readonly fact: EventOf<typeof EncounterOpened>;
}

/** Coordinators, and whoever else of the social services takes part: the emergency service at night. Never the police. */
function mustMeet({ actor, standing }: Intent): void {
  const socialServices = agencyOf(actor.branch) === 'social-services';
  if (standing?.participates && (actor.role === 'coordinator' || socialServices)) return;
  throw new DomainError('ACCESS.NOT_YOURS', { requires: 'coordinator' }, 'forbidden');
}

export function decideOpenEncounter(
  { fact }: OpenEncounter,
  { opened }: { readonly opened: boolean },
  intent: Intent,
): readonly EventOf<typeof EncounterOpened>[] {
  mustMeet(intent);
  return opened ? [] : [fact];
}
