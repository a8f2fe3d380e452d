import { Injectable } from '@nestjs/common';
import { idOfStream, type Branch } from '@samsyn/kernel';
import { CampaignAmended, CampaignProposed } from '../campaign.events';
import { ReadModelDatabase, TableProjection, type Effect, type EffectRow } from '@samsyn/processing';
import {
  CampaignActionAgreed,
  CampaignActionCompleted,
  CampaignActionDropped,
  CampaignActionMoved,
} from './campaign-debrief.events';
import type { OpenCampaignAction } from './campaign-debriefs.port';
import { openActionRows } from '@samsyn/operations';
import { CampaignMembers } from './campaign-members.projection';

const TABLES = `
  CREATE TABLE campaign_action (
    entry TEXT PRIMARY KEY, campaign TEXT NOT NULL, due TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX campaign_action_by_campaign ON campaign_action (campaign, due, entry);
  CREATE TABLE campaign_of_actions (
    campaign TEXT PRIMARY KEY, kinds TEXT NOT NULL, regions TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;`;

type Row = Pick<OpenCampaignAction, 'entry' | 'campaign'> & {
  readonly kinds: string;
  readonly regions: string;
};

/** Open actions of campaigns as a whole, for the branches that lead them or have joined, with what they match by. */
@Injectable()
export class OpenCampaignActions extends TableProjection {
  readonly name = 'open-campaign-actions';
  readonly version = 1;
  private readonly members = new CampaignMembers('campaign_action_member');
  protected readonly tables = this.members.tables + TABLES;
  /** They read only what stands in clear: codes, times and ids. */
  protected readonly effects: readonly EffectRow[] = [
    ...this.members.effects(),
    [[CampaignProposed, CampaignAmended], describe],
    [CampaignActionAgreed, agree],
    ...openActionRows(
      {
        moved: CampaignActionMoved,
        completed: CampaignActionCompleted,
        dropped: CampaignActionDropped,
      },
      'campaign_action',
    ),
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** Of campaigns that the branch leads or has joined, soonest due first. */
  of(branch: Branch, limit: number): readonly OpenCampaignAction[] {
    const found = `SELECT entry, campaign, kinds, regions FROM campaign_action
      JOIN campaign_action_member USING (campaign) JOIN campaign_of_actions USING (campaign)
      WHERE branch = ? ORDER BY due, entry LIMIT ?`;
    return this.rows.all<Row>(found, branch, limit).map(({ kinds, regions, ...action }) => ({
      ...action,
      kinds: JSON.parse(kinds) as string[],
      regions: JSON.parse(regions) as string[],
    }));
  }
}

/** What an amendment does not name stays. */
const describe: Effect = ({ stored: { stream, data } }, rows) => {
  const campaign = idOfStream(stream);
  rows.run('INSERT OR IGNORE INTO campaign_of_actions VALUES (?, ?, ?)', campaign, '[]', '[]');
  for (const column of ['kinds', 'regions'] as const) {
    if (data[column] === undefined) continue;
    const values = [JSON.stringify(data[column]), campaign];
    rows.run(`UPDATE campaign_of_actions SET ${column} = ? WHERE campaign = ?`, ...values);
  }
};

const agree: Effect = ({ stored: { id, stream, data } }, rows) =>
  rows.run(
    'INSERT OR REPLACE INTO campaign_action VALUES (?, ?, ?)',
    ...[id, idOfStream(stream), data.due as string],
  );
