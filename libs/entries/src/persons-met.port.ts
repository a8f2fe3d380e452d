import type { StoredEvent } from '@samsyn/event-store';

/** Where what was recorded of a person met stands. Injected by this class; `ConductingModule` provides it. */
export abstract class PersonsMet {
  /** Wire types of the events that say of two persons met that they are one. */
  abstract readonly linkTypes: readonly string[];
  abstract streamOf(encounterId: string): string;
  /** The streams of both, from such an event; none where its keys are destroyed. */
  abstract linkedBy(event: StoredEvent): readonly string[];
}
