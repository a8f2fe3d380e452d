import { Injectable } from '@nestjs/common';
import { wireName, type EventDefinition, type StoredEvent } from '@samsyn/event-store';
import type { Branch, PersonRef } from '@samsyn/kernel';
import {
  AgencyConfirmed,
  CoordinatorAccepted,
  LateJoinerBriefed,
  OperationProposed,
  PreBriefingHeld,
} from '@samsyn/planning/contract';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { ActionAgreed, ActionCompleted, ActionDropped } from '../debrief/debrief.events';

const TABLES = `
  CREATE TABLE action_operation (operation TEXT PRIMARY KEY, kind TEXT NOT NULL, region TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE action_participant (
    operation TEXT NOT NULL, branch TEXT NOT NULL, PRIMARY KEY (branch, operation)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX action_participant_by_operation ON action_participant (operation, branch);
  CREATE TABLE open_action (entry TEXT PRIMARY KEY, operation TEXT NOT NULL, due TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX open_action_by_operation ON open_action (operation);`;

/** An action that is still open, of an operation in which the asking branch took part. No words: they stand in the log. */
export interface OpenAction {
  readonly entry: string;
  readonly operation: string;
  readonly due: string;
  readonly kind: string;
  readonly region: string;
}

type Effect = (event: StoredEvent, rows: ReadModelWrites) => void;

const takesPart = (rows: ReadModelWrites, operation: string | null, branch: Branch): void =>
  rows.run('INSERT OR IGNORE INTO action_participant VALUES (?, ?)', operation, branch);
const ended: Effect = ({ data }, rows) =>
  rows.run('DELETE FROM open_action WHERE entry = ?', data.action as string);

/** Reads nothing but what stands in clear: codes, times and ids. */
const EFFECTS: readonly (readonly [EventDefinition, Effect])[] = [
  [
    OperationProposed,
    ({ operationId, data, actor }, rows) => {
      rows.run(
        'INSERT OR REPLACE INTO action_operation VALUES (?, ?, ?)',
        operationId,
        data.kind as string,
        data.region as string,
      );
      takesPart(rows, operationId, actor.branch);
    },
  ],
  [AgencyConfirmed, ({ operationId, actor }, rows) => takesPart(rows, operationId, actor.branch)],
  [CoordinatorAccepted, ({ operationId, actor }, rows) => takesPart(rows, operationId, actor.branch)],
  [
    PreBriefingHeld,
    ({ operationId, data }, rows) => {
      for (const { branch } of data.present as unknown as PersonRef[]) takesPart(rows, operationId, branch);
    },
  ],
  [
    LateJoinerBriefed,
    ({ operationId, data }, rows) => takesPart(rows, operationId, (data.who as unknown as PersonRef).branch),
  ],
  [
    ActionAgreed,
    ({ id, operationId, data }, rows) =>
      rows.run('INSERT OR REPLACE INTO open_action VALUES (?, ?, ?)', id, operationId, data.due as string),
  ],
  [ActionCompleted, ended],
  [ActionDropped, ended],
] as readonly (readonly [EventDefinition, Effect])[];

const byType = new Map(
  EFFECTS.map(([definition, effect]) => [wireName(definition, definition.version), effect]),
);

/** Agreed actions that nobody has completed or dropped, with what they match by. */
@Injectable()
export class OpenActions implements Projection {
  readonly name = 'open-actions';
  readonly version = 1;
  readonly types = [...byType.keys()];

  constructor(private readonly rows: ReadModelDatabase) {}

  createTables(rows: ReadModelWrites): void {
    rows.exec(TABLES);
  }

  apply({ stored }: LoggedEvent, rows: ReadModelWrites): void {
    byType.get(stored.type)?.(stored, rows);
  }

  /** Of operations in which the branch took part, soonest due first. */
  of(branch: Branch, limit: number): readonly OpenAction[] {
    return this.rows.all<OpenAction>(
      `SELECT entry, operation, due, kind, region
       FROM action_participant JOIN open_action USING (operation) JOIN action_operation USING (operation)
       WHERE branch = ? ORDER BY due, entry LIMIT ?`,
      branch,
      limit,
    );
  }

  /** The branches that took part in an operation. */
  participants(operation: string): readonly Branch[] {
    return this.rows
      .all<{ branch: string }>(
        'SELECT branch FROM action_participant WHERE operation = ? ORDER BY branch',
        operation,
      )
      .map(({ branch }) => branch);
  }
}
