import { Injectable } from '@nestjs/common';
import { PersonsMet } from '@samsyn/entries/contract';
import { EventCodec, wireTypes, type StoredEvent } from '@samsyn/event-store';
import { encounterStream } from '../encounter.events';
import { EncounterLinkWithdrawn, EncountersLinked, type EncounterPair } from '../links/encounter-link.events';

@Injectable()
export class LoggedPersonsMet extends PersonsMet {
  override readonly linkTypes = wireTypes(EncountersLinked, EncounterLinkWithdrawn);

  constructor(private readonly codec: EventCodec) {
    super();
  }

  override streamOf(encounterId: string): string {
    return encounterStream(encounterId);
  }

  override linkedBy(event: StoredEvent): readonly string[] {
    const pair = (this.codec.field(event, 'encounters') ?? []) as EncounterPair | [];
    return pair.map(encounterStream);
  }
}
