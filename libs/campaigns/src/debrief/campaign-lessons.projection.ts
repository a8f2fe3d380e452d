import { Injectable } from '@nestjs/common';
import { idOfStream, type Branch } from '@samsyn/kernel';
import { ReadModelDatabase, TableProjection, type Effect, type EffectRow } from '@samsyn/processing';
import type { CampaignLesson } from './campaign-debriefs.port';
import { CampaignLessonAgreed } from './campaign-debrief.events';
import { CampaignMembers } from './campaign-members.projection';

const TABLES = `
  CREATE TABLE campaign_lesson (
    entry TEXT PRIMARY KEY, campaign TEXT NOT NULL, position INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    tags TEXT NOT NULL, kinds TEXT NOT NULL, regions TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX campaign_lesson_by_campaign ON campaign_lesson (campaign, position);`;

const COLUMNS = 'entry, campaign, position, recorded_at AS recordedAt, tags, kinds, regions';
type Row = Omit<CampaignLesson, 'tags' | 'kinds' | 'regions'> & {
  readonly tags: string;
  readonly kinds: string;
  readonly regions: string;
};
const lessonOf = ({ tags, kinds, regions, ...row }: Row): CampaignLesson => ({
  ...row,
  tags: JSON.parse(tags) as string[],
  kinds: JSON.parse(kinds) as string[],
  regions: JSON.parse(regions) as string[],
});

/** Lessons of campaigns, for the branches that lead them or have joined. */
@Injectable()
export class CampaignLessons extends TableProjection {
  readonly name = 'campaign-lessons';
  readonly version = 1;
  private readonly members = new CampaignMembers('campaign_member');
  protected readonly tables = this.members.tables + TABLES;
  protected readonly effects: readonly EffectRow[] = [
    ...this.members.effects(),
    [CampaignLessonAgreed, agree],
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** Of campaigns of the branch, the newest first. */
  of(branch: Branch, limit: number): readonly CampaignLesson[] {
    const found = `SELECT ${COLUMNS} FROM campaign_lesson JOIN campaign_member USING (campaign)
      WHERE branch = ? ORDER BY position DESC LIMIT ?`;
    return this.rows.all<Row>(found, branch, limit).map(lessonOf);
  }

  byEntry(entry: string): CampaignLesson | undefined {
    return this.rows
      .all<Row>(`SELECT ${COLUMNS} FROM campaign_lesson WHERE entry = ?`, entry)
      .map(lessonOf)[0];
  }
}

const agree: Effect = ({ stored: { id, stream, position, recordedAt, data } }, rows) => {
  const lists = [data.tags ?? [], data.kinds, data.regions].map((list) => JSON.stringify(list));
  const values = [id, idOfStream(stream), position, recordedAt, ...lists];
  rows.run('INSERT OR REPLACE INTO campaign_lesson VALUES (?, ?, ?, ?, ?, ?, ?)', ...values);
};
