import { idOfStream } from '@samsyn/kernel';
import type { EventDefinition } from '@samsyn/event-store';
import { CampaignJoined, CampaignLeft, CampaignProposed } from '../campaign.events';
import type { ReadModelWrites, Effect } from '@samsyn/processing';

/** Which branches lead a campaign or have joined it, as the part of a read model that asks by it. */
export class CampaignMembers {
  /** `table` is the name of the table, which no other read model may share. */
  constructor(private readonly table: string) {}

  createTable(rows: ReadModelWrites): void {
    rows.exec(`CREATE TABLE ${this.table} (
      branch TEXT NOT NULL, campaign TEXT NOT NULL, PRIMARY KEY (branch, campaign)
    ) STRICT, WITHOUT ROWID;`);
  }

  readonly join: Effect = ({ stored: { actor, stream } }, rows) =>
    rows.run(`INSERT OR IGNORE INTO ${this.table} VALUES (?, ?)`, actor.branch, idOfStream(stream));

  effects(): readonly (readonly [EventDefinition, Effect])[] {
    const leaves: Effect = ({ stored: { actor, stream } }, rows) =>
      rows.run(
        `DELETE FROM ${this.table} WHERE branch = ? AND campaign = ?`,
        ...[actor.branch, idOfStream(stream)],
      );
    return [
      [CampaignProposed, this.join],
      [CampaignJoined, this.join],
      [CampaignLeft, leaves],
    ] as readonly (readonly [EventDefinition, Effect])[];
  }
}
