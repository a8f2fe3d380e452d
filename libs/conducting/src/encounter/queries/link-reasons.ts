import { Inject, Injectable } from '@nestjs/common';
import { EventCodec, type EventStore } from '@samsyn/event-store';
import type { Actor, Clock } from '@samsyn/kernel';
import { CLOCK, EVENT_STORE } from '@samsyn/processing';
import { emptyAccess, view, viewerOf, type EncounterAccess } from '@samsyn/secrecy';
import {
  encounterLinkStream,
  type EncounterLinkEvent,
  type EncounterPair,
} from '../links/encounter-link.events';

/** What a link, or its withdrawal, says beside the pair and its end. */
export interface ReasonOfLink {
  readonly reason?: string;
  readonly known?: boolean;
  readonly danger?: string;
}

/** Why two encounters are, or are not, linked, as it was recorded. */
@Injectable()
export class LinkReasons {
  constructor(
    @Inject(EVENT_STORE) private readonly store: EventStore,
    private readonly codec: EventCodec,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Of the latest entry with that name; nothing where none was given, or the reader may not know it. `held`:
   * who holds the encounter from which the link is asked for; the caller checks that the reader holds the
   * other.
   */
  async latest(
    name: EncounterLinkEvent['name'],
    pair: EncounterPair,
    held: EncounterAccess,
    reader: Actor,
  ): Promise<ReasonOfLink> {
    const stream = encounterLinkStream(pair);
    const events = await this.codec.decodeAll(await this.store.readStream(stream));
    const entry = events.findLast((event) => event.name === name);
    if (!entry) return {};
    const access = emptyAccess();
    // A link is as the encounters that it joins: for their holder.
    access.encounters.set(stream, held);
    const context = {
      registry: this.codec.registry,
      on: this.clock.now(),
      viewer: viewerOf(reader),
      accesses: [access] as const,
      nameOf: () => undefined,
    };
    const { reason, known, danger } = view(entry, context)?.facts ?? {};
    return {
      ...(typeof reason === 'string' && { reason }),
      ...(typeof known === 'boolean' && { known }),
      ...(typeof danger === 'string' && { danger }),
    };
  }
}
