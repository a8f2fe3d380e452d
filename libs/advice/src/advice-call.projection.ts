import { Injectable } from '@nestjs/common';
import { idOfStream, type PersonRef } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { wireTypes } from '@samsyn/event-store';
import { AdviceEscalated, AdviceRequested } from './advice-call.events';

/** In the place of a person's pseudonym. */
export const ofRegion = (region: string): string => `region ${region}`;

/** Which calls for advice concern whom: pseudonyms, regions and ids, nothing of what was asked. */
@Injectable()
export class AdviceCallParties implements Projection {
  readonly name = 'advice-call-parties';
  readonly version = 2;
  readonly types = wireTypes(AdviceRequested, AdviceEscalated);

  constructor(private readonly rows: ReadModelDatabase) {}

  createTables(rows: ReadModelWrites): void {
    rows.exec(`CREATE TABLE advice_call_party (
      person TEXT NOT NULL, advice_call TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (person, advice_call)
    ) STRICT, WITHOUT ROWID`);
    rows.exec('CREATE INDEX advice_call_party_since ON advice_call_party (person, since)');
  }

  apply({ stored }: LoggedEvent, rows: ReadModelWrites): void {
    const { actor, data, stream, position, type } = stored;
    const to = data.to as unknown as PersonRef | undefined;
    const isRequest = wireTypes(AdviceRequested).includes(type);
    const first = isRequest ? [actor.person, ofRegion(data.region as string)] : [];
    for (const person of [...first, ...(to ? [to.person] : [])]) {
      rows.run(
        'INSERT INTO advice_call_party VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
        ...[person, idOfStream(stream), position],
      );
    }
  }

  /** Ids of the calls in which the person is a party, or that were asked in the region (`ofRegion`), the latest first. */
  of(person: string, limit: number): readonly string[] {
    return this.rows
      .all<{ advice_call: string }>(
        'SELECT advice_call FROM advice_call_party WHERE person = ? ORDER BY since DESC LIMIT ?',
        ...[person, limit],
      )
      .map(({ advice_call }) => advice_call);
  }
}
