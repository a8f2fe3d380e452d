import { Injectable } from '@nestjs/common';
import type { Branch, PersonRef } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  TableProjection,
  type Effect,
  type EffectRow,
  type ReadModelWrites,
} from '@samsyn/processing';
import { CoordinatorAccepted } from '../call-out.events';
import {
  AgencyConfirmed,
  ContactPersonNamed,
  LateJoinerBriefed,
  OperationProposed,
  PreBriefingHeld,
} from '@samsyn/planning/contract';

const TABLES = `
  CREATE TABLE contact_operation (operation TEXT PRIMARY KEY, region TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE contact_participant (
    branch TEXT NOT NULL, operation TEXT NOT NULL, PRIMARY KEY (branch, operation)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE contact_person (
    entry TEXT PRIMARY KEY, operation TEXT NOT NULL, branch TEXT NOT NULL, position INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX contact_person_by_operation ON contact_person (operation, position);`;

/** A naming in an operation in which the asking branch seems to take part; the access fold decides. */
export interface NamedContact {
  readonly entry: string;
  readonly operation: string;
  readonly region: string;
  /** Of the person who was named. */
  readonly branch: Branch;
}

const takesPart = (rows: ReadModelWrites, operation: string | null, branch: Branch): void =>
  rows.run('INSERT INTO contact_participant VALUES (?, ?) ON CONFLICT DO NOTHING', branch, operation);
const actorTakesPart: Effect = ({ stored: { operationId, actor } }, rows) =>
  takesPart(rows, operationId, actor.branch);

/** Reads nothing but what stands in clear: codes, ids and branches. Telephones stay sealed in the log. */
const EFFECTS: readonly EffectRow[] = [
  [
    OperationProposed,
    (event, rows) => {
      const { operationId, data } = event.stored;
      rows.run('INSERT OR REPLACE INTO contact_operation VALUES (?, ?)', operationId, data.region as string);
      actorTakesPart(event, rows);
    },
  ],
  [[AgencyConfirmed, CoordinatorAccepted], actorTakesPart],
  [
    PreBriefingHeld,
    ({ stored: { operationId, data } }, rows) => {
      for (const { branch } of data.present as unknown as PersonRef[]) takesPart(rows, operationId, branch);
    },
  ],
  [
    LateJoinerBriefed,
    ({ stored: { operationId, data } }, rows) =>
      takesPart(rows, operationId, (data.who as unknown as PersonRef).branch),
  ],
  [
    ContactPersonNamed,
    ({ stored: { id, operationId, data, position } }, rows) =>
      rows.run(
        'INSERT OR REPLACE INTO contact_person VALUES (?, ?, ?, ?)',
        ...[id, operationId, (data.who as unknown as PersonRef).branch, position],
      ),
  ],
];
/** Who was named contact person where, newest first. */
@Injectable()
export class ContactPersons extends TableProjection {
  readonly name = 'contact-persons';
  readonly version = 1;
  protected readonly tables = TABLES;
  protected readonly effects: readonly EffectRow[] = EFFECTS;

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** Namings in operations of the branch, the latest first. `region`, `agency`: where only those are asked for. */
  namedBefore(
    branch: Branch,
    { region, agency }: { readonly region?: string; readonly agency?: string },
    limit: number,
  ): readonly NamedContact[] {
    return this.rows.all<NamedContact>(
      `SELECT entry, operation, region, contact_person.branch AS branch
       FROM contact_participant JOIN contact_operation USING (operation) JOIN contact_person USING (operation)
       WHERE contact_participant.branch = ? AND region LIKE ? AND contact_person.branch LIKE ?
       ORDER BY position DESC LIMIT ?`,
      ...[branch, region ?? '%', agency === undefined ? '%' : `${agency}/%`, limit],
    );
  }
}
