import { Injectable } from '@nestjs/common';
import { idOfStream, type Branch } from '@samsyn/kernel';
import { ReadModelDatabase, TableProjection, type EffectRow } from '@samsyn/processing';
import { CampaignBranchInvited, CampaignProposed } from './campaign.events';

/** Which campaigns may concern a branch. The log decides in the end: a branch that declined or left stays here. */
@Injectable()
export class CampaignIndex extends TableProjection {
  readonly name = 'campaign-index';
  readonly version = 1;
  protected readonly tables = `
    CREATE TABLE campaign_branch (
      branch TEXT NOT NULL, campaign TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (branch, campaign)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX campaign_branch_since ON campaign_branch (branch, since)`;
  protected readonly effects: readonly EffectRow[] = [
    [
      [CampaignProposed, CampaignBranchInvited],
      ({ stored: { stream, data, actor, position } }, rows) => {
        const branch = (data.invited as Branch | undefined) ?? actor.branch;
        rows.run(
          'INSERT INTO campaign_branch VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
          ...[branch, idOfStream(stream), position],
        );
      },
    ],
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** Ids, those that the branch came to know last first. */
  of(branch: Branch, limit: number): readonly string[] {
    return this.rows
      .all<{
        campaign: string;
      }>('SELECT campaign FROM campaign_branch WHERE branch = ? ORDER BY since DESC LIMIT ?', branch, limit)
      .map(({ campaign }) => campaign);
  }
}
