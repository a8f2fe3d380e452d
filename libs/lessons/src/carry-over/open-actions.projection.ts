import { Injectable } from '@nestjs/common';
import type { Branch } from '@samsyn/kernel';
import { ReadModelDatabase, TableProjection, type EffectRow, type ReadModelWrites } from '@samsyn/processing';
import { ActionAgreed, ActionCompleted, ActionDropped, ActionMoved } from '@samsyn/debriefing/contract';
import { openActionRows } from '@samsyn/operations';
import { Participation } from '../participation.projection';

/** `open_action_of`: for each branch that took part, indexed by what an operation that is planned is matched by. */
const TABLES = `
  CREATE TABLE open_action (entry TEXT PRIMARY KEY, operation TEXT NOT NULL, due TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE INDEX open_action_by_operation ON open_action (operation);
  CREATE TABLE open_action_of (
    branch TEXT NOT NULL, entry TEXT NOT NULL, operation TEXT NOT NULL, due TEXT NOT NULL,
    kind TEXT NOT NULL, region TEXT NOT NULL, PRIMARY KEY (branch, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX open_action_of_entry ON open_action_of (entry);
  CREATE INDEX open_action_of_kind ON open_action_of (branch, kind, due, entry, operation);
  CREATE INDEX open_action_of_region ON open_action_of (branch, region, due, entry, operation);
  CREATE INDEX open_action_of_due ON open_action_of (branch, due, entry, operation);`;

const MATCHING = `
  WITH matched (entry) AS (
    SELECT entry FROM (
      SELECT entry FROM open_action_of WHERE branch = ? AND kind = ? AND operation <> ? ORDER BY due, entry LIMIT ?
    ) UNION SELECT entry FROM (
      SELECT entry FROM open_action_of WHERE branch = ? AND region = ? AND operation <> ? ORDER BY due, entry LIMIT ?
    ) UNION SELECT entry FROM (
      SELECT entry FROM open_action_of AS own WHERE branch = ? AND operation <> ? AND EXISTS (
        SELECT 1 FROM action_participant AS other
        WHERE other.operation = own.operation AND other.branch IN (SELECT value FROM json_each(?))
      ) ORDER BY due, entry LIMIT ?
    )
  )
  SELECT entry, operation, due, kind, region FROM matched JOIN open_action_of USING (entry)
  WHERE branch = ? ORDER BY due, entry LIMIT ?`;

/** An action that is still open, of an operation in which the asking branch took part. No words: they stand in the log. */
export interface OpenAction {
  readonly entry: string;
  readonly operation: string;
  readonly due: string;
  readonly kind: string;
  readonly region: string;
}

/** What open actions are matched by; `others` are branches other than the asking one. */
export interface ActionMatch {
  readonly kind: string;
  readonly region: string;
  readonly others: readonly Branch[];
  /** Its own actions do not match an operation. */
  readonly operationId?: string;
}

/** Agreed actions that nobody has completed or dropped, with what they match by. */
@Injectable()
export class OpenActions extends TableProjection {
  readonly name = 'open-actions';
  readonly version = 2;
  private readonly taking = new Participation('action', (rows, operation, branch) => {
    const known = 'SELECT entry, due FROM open_action WHERE operation = ?';
    for (const { entry, due } of rows.all<{ entry: string; due: string }>(known, operation))
      this.add(rows, branch, { entry, operation, due });
  });
  protected readonly tables = this.taking.tables + TABLES;
  /** They read only what stands in clear: codes, times and ids. */
  protected readonly effects: readonly EffectRow[] = [
    ...this.taking.effects(),
    [
      ActionAgreed,
      ({ stored: { id, operationId, data } }, rows) => {
        if (operationId === null) return;
        const action = { entry: id, operation: operationId, due: data.due as string };
        rows.run('INSERT OR REPLACE INTO open_action VALUES (?, ?, ?)', id, operationId, action.due);
        for (const branch of this.taking.branches(rows, operationId)) this.add(rows, branch, action);
      },
    ],
    ...openActionRows(
      { moved: ActionMoved, completed: ActionCompleted, dropped: ActionDropped },
      ...['open_action', 'open_action_of'],
    ),
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** Those that match a planned operation and in whose operation the branch took part, soonest due first. */
  matching(branch: Branch, match: ActionMatch, limit: number): readonly OpenAction[] {
    const { kind, region, others, operationId = '' } = match;
    const byKind = [branch, kind, operationId, limit];
    const byRegion = [branch, region, operationId, limit];
    const byBranch = [branch, operationId, JSON.stringify(others), limit];
    return this.rows.all<OpenAction>(MATCHING, ...byKind, ...byRegion, ...byBranch, branch, limit);
  }

  /** The branches that took part in an operation. */
  participants(operation: string): readonly Branch[] {
    return this.taking.branches(this.rows, operation);
  }

  private add(
    rows: ReadModelWrites,
    branch: Branch,
    { entry, operation, due }: Pick<OpenAction, 'entry' | 'operation' | 'due'>,
  ): void {
    const { kind, region } = this.taking.operation(rows, operation) ?? { kind: '', region: '' };
    const values = [branch, entry, operation, due, kind, region];
    rows.run('INSERT OR REPLACE INTO open_action_of VALUES (?, ?, ?, ?, ?, ?)', ...values);
  }
}
