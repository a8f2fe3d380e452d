import { Injectable } from '@nestjs/common';
import { wireTypes } from '@samsyn/event-store';
import type { Branch } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { branchesConcerned } from './branch-change';
import { BranchChangeMade, BranchChangeProposed, type WhatChanges } from './branch-change.events';

const TABLES = `
  CREATE TABLE branch_change (
    position INTEGER NOT NULL, branch TEXT NOT NULL, proposal TEXT NOT NULL, PRIMARY KEY (branch, position)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE every_branch_change (position INTEGER PRIMARY KEY, proposal TEXT NOT NULL) STRICT;`;

export interface ListedChange {
  readonly position: number;
  readonly proposal: string;
}

/** Which changes concern which branch: codes and ids alone. */
@Injectable()
export class BranchChangeList implements Projection {
  readonly name = 'branch-changes';
  readonly version = 1;
  readonly types = wireTypes(BranchChangeProposed, BranchChangeMade);

  constructor(private readonly rows: ReadModelDatabase) {}

  createTables(rows: ReadModelWrites): void {
    rows.exec(TABLES);
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    const { id, position } = event.stored;
    const data = event.opened().data as WhatChanges;
    rows.run('INSERT OR REPLACE INTO every_branch_change VALUES (?, ?)', position, id);
    for (const branch of branchesConcerned(data))
      rows.run('INSERT OR REPLACE INTO branch_change VALUES (?, ?, ?)', position, branch, id);
  }

  /** The latest first, those before the position. `branch` absent: of every branch. */
  before(position: number, limit: number, branch?: Branch): readonly ListedChange[] {
    return branch === undefined
      ? this.rows.all<ListedChange>(
          'SELECT position, proposal FROM every_branch_change WHERE position < ? ORDER BY position DESC LIMIT ?',
          ...[position, limit],
        )
      : this.rows.all<ListedChange>(
          `SELECT position, proposal FROM branch_change WHERE branch = ? AND position < ?
           ORDER BY position DESC LIMIT ?`,
          ...[branch, position, limit],
        );
  }
}
