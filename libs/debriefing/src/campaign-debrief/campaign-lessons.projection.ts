import { Injectable } from '@nestjs/common';
import type { EventDefinition } from '@samsyn/event-store';
import type { Branch } from '@samsyn/kernel';
import { CampaignJoined, CampaignLeft, CampaignProposed } from '@samsyn/planning/contract';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { byWireType, type Effect } from '../participation.projection';
import { CampaignLessonAgreed } from './campaign-debrief.events';

const UUID_LENGTH = 36;
const TABLES = `
  CREATE TABLE campaign_lesson (
    entry TEXT PRIMARY KEY, campaign TEXT NOT NULL, position INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    tags TEXT NOT NULL, kinds TEXT NOT NULL, regions TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX campaign_lesson_by_campaign ON campaign_lesson (campaign, position);
  CREATE TABLE campaign_member (
    branch TEXT NOT NULL, campaign TEXT NOT NULL, PRIMARY KEY (branch, campaign)
  ) STRICT, WITHOUT ROWID;`;

interface LessonRow {
  readonly entry: string;
  readonly campaign: string;
  readonly position: number;
  readonly recordedAt: string;
}
/** A lesson of a campaign as a whole. No words: they stand in the log. */
export interface CampaignLesson extends LessonRow {
  readonly tags: readonly string[];
  readonly kinds: readonly string[];
  readonly regions: readonly string[];
}

const COLUMNS = 'entry, campaign, position, recorded_at AS recordedAt, tags, kinds, regions';
type Row = LessonRow & { readonly tags: string; readonly kinds: string; readonly regions: string };
const lessonOf = ({ tags, kinds, regions, ...row }: Row): CampaignLesson => ({
  ...row,
  tags: JSON.parse(tags) as string[],
  kinds: JSON.parse(kinds) as string[],
  regions: JSON.parse(regions) as string[],
});

/** Lessons of campaigns, for the branches that lead them or have joined. */
@Injectable()
export class CampaignLessons implements Projection {
  readonly name = 'campaign-lessons';
  readonly version = 1;
  readonly types: readonly string[];
  private readonly effects: ReadonlyMap<string, Effect>;

  constructor(private readonly rows: ReadModelDatabase) {
    const joins: Effect = ({ stored: { actor, stream } }, writes) =>
      writes.run(
        'INSERT OR IGNORE INTO campaign_member VALUES (?, ?)',
        ...[actor.branch, stream.slice(-UUID_LENGTH)],
      );
    const leaves: Effect = ({ stored: { actor, stream } }, writes) =>
      writes.run(
        'DELETE FROM campaign_member WHERE branch = ? AND campaign = ?',
        ...[actor.branch, stream.slice(-UUID_LENGTH)],
      );
    this.effects = byWireType([
      [CampaignProposed, joins],
      [CampaignJoined, joins],
      [CampaignLeft, leaves],
      [CampaignLessonAgreed, agree],
    ] as readonly (readonly [EventDefinition, Effect])[]);
    this.types = [...this.effects.keys()];
  }

  createTables(rows: ReadModelWrites): void {
    rows.exec(TABLES);
  }

  apply(event: LoggedEvent, rows: ReadModelWrites): void {
    this.effects.get(event.stored.type)?.(event, rows);
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
  const values = [id, stream.slice(-UUID_LENGTH), position, recordedAt, ...lists];
  rows.run('INSERT OR REPLACE INTO campaign_lesson VALUES (?, ?, ?, ?, ?, ?, ?)', ...values);
};
