import { Injectable } from '@nestjs/common';
import type { Branch } from '@samsyn/kernel';
import { ReadModelDatabase, TableProjection, type EffectRow } from '@samsyn/processing';
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
export class BranchChangeList extends TableProjection {
  readonly name = 'branch-changes';
  readonly version = 1;
  protected readonly tables = TABLES;
  protected readonly effects: readonly EffectRow[] = [
    [
      [BranchChangeProposed, BranchChangeMade],
      (event, rows) => {
        const { id, position } = event.stored;
        rows.run('INSERT OR REPLACE INTO every_branch_change VALUES (?, ?)', position, id);
        for (const branch of branchesConcerned(event.opened().data as WhatChanges))
          rows.run('INSERT OR REPLACE INTO branch_change VALUES (?, ?, ?)', position, branch, id);
      },
    ],
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
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
