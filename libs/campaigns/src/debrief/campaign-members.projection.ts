import { idOfStream } from '@samsyn/kernel';
import type { EffectRow } from '@samsyn/processing';
import { CampaignJoined, CampaignLeft, CampaignProposed } from '../campaign.events';

/** Which branches lead a campaign or have joined it, as the part of a read model that asks by it. */
export class CampaignMembers {
  readonly tables: string;

  /** `table` is the name of the table, which no other read model may share. */
  constructor(private readonly table: string) {
    this.tables = `CREATE TABLE ${table} (
      branch TEXT NOT NULL, campaign TEXT NOT NULL, PRIMARY KEY (branch, campaign)
    ) STRICT, WITHOUT ROWID;`;
  }

  effects(): readonly EffectRow[] {
    return [
      [
        [CampaignProposed, CampaignJoined],
        ({ stored: { actor, stream } }, rows) =>
          rows.run(`INSERT OR IGNORE INTO ${this.table} VALUES (?, ?)`, actor.branch, idOfStream(stream)),
      ],
      [
        CampaignLeft,
        ({ stored: { actor, stream } }, rows) =>
          rows.run(
            `DELETE FROM ${this.table} WHERE branch = ? AND campaign = ?`,
            ...[actor.branch, idOfStream(stream)],
          ),
      ],
    ];
  }
}
