import type { Branch, PersonRef } from '@samsyn/kernel';
import { CoordinatorAccepted } from '@samsyn/call-outs/contract';
import {
  AgencyConfirmed,
  LateJoinerBriefed,
  OperationProposed,
  PreBriefingHeld,
} from '@samsyn/planning/contract';
import type { Effect, EffectRow, ReadModelDatabase, ReadModelWrites } from '@samsyn/processing';

export interface OperationRow {
  readonly kind: string;
  readonly region: string;
}

/**
 * What operations are and who took part in them, as the part of a read model that has to match by it. It
 * holds codes and ids. A branch that declines afterwards stays: the view of the operation decides, and this
 * only saves it from checking the others.
 */
export class Participation {
  /** `name` begins the names of the tables, which no other read model may share. */
  constructor(
    private readonly name: string,
    /** A branch takes part from now on, also in what was agreed before. */
    private readonly joined: (rows: ReadModelWrites, operation: string, branch: Branch) => void,
  ) {}

  get tables(): string {
    const { name } = this;
    return `
      CREATE TABLE ${name}_operation (
        operation TEXT PRIMARY KEY, kind TEXT NOT NULL, region TEXT NOT NULL
      ) STRICT, WITHOUT ROWID;
      CREATE TABLE ${name}_participant (
        operation TEXT NOT NULL, branch TEXT NOT NULL, PRIMARY KEY (operation, branch)
      ) STRICT, WITHOUT ROWID;`;
  }

  effects(): readonly EffectRow[] {
    const acting: Effect = ({ stored }, rows) => this.join(rows, stored.operationId, stored.actor.branch);
    return [
      [
        OperationProposed,
        (event, rows) => {
          const { operationId, data } = event.stored;
          const values = [operationId, data.kind as string, data.region as string];
          rows.run(`INSERT OR REPLACE INTO ${this.name}_operation VALUES (?, ?, ?)`, ...values);
          acting(event, rows);
        },
      ],
      [[AgencyConfirmed, CoordinatorAccepted], acting],
      [
        PreBriefingHeld,
        ({ stored: { operationId, data } }, rows) => {
          for (const { branch } of data.present as unknown as PersonRef[])
            this.join(rows, operationId, branch);
        },
      ],
      [
        LateJoinerBriefed,
        ({ stored: { operationId, data } }, rows) =>
          this.join(rows, operationId, (data.who as unknown as PersonRef).branch),
      ],
    ];
  }

  operation(rows: Pick<ReadModelDatabase, 'all'>, operation: string): OperationRow | undefined {
    const found = `SELECT kind, region FROM ${this.name}_operation WHERE operation = ?`;
    return rows.all<OperationRow>(found, operation)[0];
  }

  /** The branches that took part in an operation, in the order of their codes. */
  branches(rows: Pick<ReadModelDatabase, 'all'>, operation: string): readonly Branch[] {
    const found = `SELECT branch FROM ${this.name}_participant WHERE operation = ? ORDER BY branch`;
    return rows.all<{ branch: Branch }>(found, operation).map(({ branch }) => branch);
  }

  private join(rows: ReadModelWrites, operation: string | null, branch: Branch): void {
    if (operation === null) return;
    const known = `SELECT 1 AS known FROM ${this.name}_participant WHERE operation = ? AND branch = ?`;
    if (rows.all<{ known: number }>(known, operation, branch).length > 0) return;
    rows.run(`INSERT INTO ${this.name}_participant VALUES (?, ?)`, operation, branch);
    this.joined(rows, operation, branch);
  }
}
