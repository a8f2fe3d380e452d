import { Injectable } from '@nestjs/common';
import { idOfStream, type Branch } from '@samsyn/kernel';
import { ReadModelDatabase, TableProjection, type EffectRow } from '@samsyn/processing';
import { AgreementProposed } from './agreement.events';

/** Which agreements a branch is, or was, a party to. Codes alone: what was agreed stands in the log. */
@Injectable()
export class AgreementIndex extends TableProjection {
  readonly name = 'agreement-index';
  readonly version = 1;
  protected readonly tables = `CREATE TABLE agreement_party (
      branch TEXT NOT NULL, region TEXT NOT NULL, agreement TEXT NOT NULL, PRIMARY KEY (branch, region, agreement)
    ) STRICT, WITHOUT ROWID`;
  protected readonly effects: readonly EffectRow[] = [
    [
      AgreementProposed,
      ({ stored: { stream, data } }, rows) => {
        for (const branch of data.parties as readonly string[])
          rows.run(
            'INSERT OR IGNORE INTO agreement_party VALUES (?, ?, ?)',
            ...[branch, data.region as string, idOfStream(stream)],
          );
      },
    ],
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** Ids in a stable order; of one region where it is named. */
  of(branch: Branch, region: string | undefined, limit: number): readonly string[] {
    const rows = this.rows.all<{ agreement: string }>(
      'SELECT DISTINCT agreement FROM agreement_party WHERE branch = ? AND (? IS NULL OR region = ?) ORDER BY agreement LIMIT ?',
      branch,
      region ?? null,
      region ?? null,
      limit,
    );
    return rows.map(({ agreement }) => agreement);
  }
}
