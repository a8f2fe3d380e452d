import {
  agencyOf,
  DomainError,
  unknownTo,
  type Decided,
  type CommandMetadata,
  type Warning,
} from '@samsyn/kernel';
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
  /** As many encounters were opened from it as persons were met. */
  readonly areAllTakenCareOf: boolean;
}

/**
 * Coordinators, and other participants of the social services: the emergency service at night. Never the
 * police. A coordinator of the region meets a person who was met without one, and otherwise takes no part in
 * the operation (ADR 0034).
 */
function mustMeet({ actor, standing }: CommandMetadata, from: PersonMetBefore | undefined): void {
  if (from?.isOfRegion) return;
  const socialServices = agencyOf(actor.branch) === 'social-services';
  if (standing?.participates && (actor.role === 'coordinator' || socialServices)) return;
  throw new DomainError('ACCESS.NOT_YOURS', { requires: 'coordinator' }, 'forbidden');
}

/**
 * That somebody is taken care of is what every coordinator of the region finds in the work list anyway (the task is
 * gone); by whom is not shown.
 * @rule one-encounter-for-each: From the entry by which persons were met without a coordinator, as many encounters are
 *   opened as persons were met.
 * @source domain: The encounter; ADR 0034
 * @proof whoever was met without a coordinator › has one encounter, whoever opens it first: …
 * @throws DomainError `ACCESS.NOT_YOURS` (forbidden), `ENTRY.UNKNOWN` (unknown), `PERSON_MET.TAKEN_CARE_OF` (conflict)
 */
export function decideOpenEncounter(
  { fact, from }: OpenEncounter,
  { opened }: { readonly opened: boolean },
  metadata: CommandMetadata,
): readonly EventOf<typeof EncounterOpened>[] {
  if (from && !from.isKnown) throw unknownTo('ENTRY');
  mustMeet(metadata, from);
  if (opened) return [];
  if (from?.areAllTakenCareOf) throw new DomainError('PERSON_MET.TAKEN_CARE_OF', {}, 'conflict');
  return [fact];
}

/** Who says that the exposed person is unknown and names the person has probably chosen the wrong word. */
export const warningsOfName = ({ command: { fact } }: Decided<OpenEncounter>): readonly Warning[] => {
  const { identity, name } = fact.data;
  if (name === undefined || identity === 'known') return [];
  return [{ code: 'ENCOUNTER.NAMED_AND_NOT_KNOWN', field: 'name', details: { identity } }];
};
