import { Injectable } from '@nestjs/common';
import { idOfStream, type PersonRef } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  TableProjection,
  type EffectRow,
  type LoggedEvent,
  type ReadModelWrites,
} from '@samsyn/processing';
import { AdviceEscalated, AdviceRequested } from './advice-call.events';

/** In the place of a person's pseudonym. */
export const ofRegion = (region: string): string => `region ${region}`;

const takesPart = (party: string, { stored }: LoggedEvent, rows: ReadModelWrites): void =>
  rows.run(
    'INSERT INTO advice_call_party VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
    ...[party, idOfStream(stored.stream), stored.position],
  );

/** Which calls for advice concern whom: pseudonyms, regions and ids, nothing of what was asked. */
@Injectable()
export class AdviceCallParties extends TableProjection {
  readonly name = 'advice-call-parties';
  readonly version = 2;
  protected readonly tables = `
    CREATE TABLE advice_call_party (
      person TEXT NOT NULL, advice_call TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (person, advice_call)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX advice_call_party_since ON advice_call_party (person, since)`;
  protected readonly effects: readonly EffectRow[] = [
    [
      AdviceRequested,
      (event, rows) => {
        const { actor, data } = event.stored;
        for (const party of [actor.person, ofRegion(data.region as string)]) takesPart(party, event, rows);
      },
    ],
    [
      [AdviceRequested, AdviceEscalated],
      (event, rows) => {
        const to = event.stored.data.to as unknown as PersonRef | undefined;
        if (to) takesPart(to.person, event, rows);
      },
    ],
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
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
