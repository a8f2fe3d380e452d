import { Injectable } from '@nestjs/common';
import type { Branch } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  TableProjection,
  type EffectRow,
  type LoggedEvent,
  type ReadModelWrites,
} from '@samsyn/processing';
import { LessonAgreed } from '@samsyn/debriefing/contract';
import { Participation } from './participation.projection';
import { tagsOfPlan, type PlanMatched } from '@samsyn/kinds';
import { LessonReopened } from './lessons.events';

/** `lesson_of`: for each branch that took part where a lesson was agreed, indexed by what a plan is matched by. */
const TABLES = `
  CREATE TABLE agreed_lesson (
    entry TEXT PRIMARY KEY, operation TEXT NOT NULL, position INTEGER NOT NULL, recorded_at TEXT NOT NULL,
    tags TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX agreed_lesson_by_operation ON agreed_lesson (operation);
  CREATE TABLE lesson_of (
    branch TEXT NOT NULL, entry TEXT NOT NULL, operation TEXT NOT NULL, position INTEGER NOT NULL,
    kind TEXT NOT NULL, region TEXT NOT NULL, PRIMARY KEY (branch, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX lesson_of_kind ON lesson_of (branch, kind, position, entry, operation);
  CREATE INDEX lesson_of_region ON lesson_of (branch, region, position, entry, operation);
  CREATE INDEX lesson_of_position ON lesson_of (branch, position, entry, operation);
  CREATE TABLE lesson_tag_of (
    branch TEXT NOT NULL, tag TEXT NOT NULL, position INTEGER NOT NULL, entry TEXT NOT NULL,
    PRIMARY KEY (branch, tag, position, entry)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE lesson_reopened (
    branch TEXT NOT NULL, lesson TEXT NOT NULL, operation TEXT NOT NULL, PRIMARY KEY (branch, lesson, operation)
  ) STRICT, WITHOUT ROWID;`;

/** Of each way to match, the newest; what was reopened is matched in the same ways and comes first. */
const MATCHING = `
  WITH matched (entry) AS (
    SELECT entry FROM (SELECT entry FROM lesson_of WHERE branch = ? AND kind = ? ORDER BY position DESC LIMIT ?)
    UNION
    SELECT entry FROM (SELECT entry FROM lesson_of WHERE branch = ? AND region = ? ORDER BY position DESC LIMIT ?)
    UNION
    SELECT entry FROM (
      SELECT entry FROM lesson_of AS own WHERE branch = ? AND EXISTS (
        SELECT 1 FROM lesson_participant AS other
        WHERE other.operation = own.operation AND other.branch IN (SELECT value FROM json_each(?))
      ) ORDER BY position DESC LIMIT ?
    )
    UNION
    SELECT entry FROM (
      SELECT entry FROM lesson_tag_of WHERE branch = ? AND tag IN (SELECT value FROM json_each(?))
      ORDER BY position DESC LIMIT ?
    )
    UNION SELECT lesson FROM lesson_reopened WHERE branch = ?
  )
  SELECT entry, agreed.operation, agreed.position, agreed.recorded_at AS recordedAt, agreed.tags, kind, region,
    (SELECT count(*) FROM lesson_reopened WHERE branch = ? AND lesson = entry) AS timesReopened
  FROM matched JOIN lesson_of USING (entry) JOIN agreed_lesson AS agreed USING (entry)
  WHERE branch = ? AND agreed.operation <> ?`;

interface LessonRow {
  readonly entry: string;
  readonly operation: string;
  readonly position: number;
  readonly recordedAt: string;
  readonly kind: string;
  readonly region: string;
  readonly timesReopened: number;
}

/** A lesson of an operation in which the asking branch took part. No words: they stand in the log. */
export interface AgreedLesson extends LessonRow {
  readonly tags: readonly string[];
}

/** `participants` with the asking branch. */
export interface LessonMatch extends PlanMatched {
  readonly branch: Branch;
  /** Its own lessons do not match an operation. */
  readonly operationId: string;
}

/** Agreed lessons, with what they match by and how often they were reopened. */
@Injectable()
export class AgreedLessons extends TableProjection {
  readonly name = 'agreed-lessons';
  readonly version = 1;
  private readonly taking = new Participation('lesson', (rows, operation, branch) => {
    const known = 'SELECT entry, position, tags FROM agreed_lesson WHERE operation = ?';
    for (const { entry, position, tags } of rows.all<{ entry: string; position: number; tags: string }>(
      known,
      operation,
    ))
      this.add(rows, branch, { entry, operation, position, tags: JSON.parse(tags) as string[] });
  });

  protected readonly tables = this.taking.tables + TABLES;
  protected readonly effects: readonly EffectRow[] = [
    ...this.taking.effects(),
    [LessonAgreed, (event, writes) => this.agree(event, writes)],
    [LessonReopened, (event, writes) => this.reopen(event, writes)],
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** Lessons that may be relevant to the plan, at most `limit` for each way to match, unordered. */
  matching({ branch, operationId, ...plan }: LessonMatch, limit: number): readonly AgreedLesson[] {
    const others = JSON.stringify(plan.participants.filter((other) => other !== branch));
    const rows = this.rows.all<LessonRow & { readonly tags: string }>(
      MATCHING,
      ...[branch, plan.kind, limit],
      ...[branch, plan.region, limit],
      ...[branch, others, limit],
      ...[branch, JSON.stringify(tagsOfPlan(plan)), limit],
      ...[branch, branch, branch, operationId],
    );
    return rows.map((row) => ({ ...row, tags: JSON.parse(row.tags) as string[] }));
  }

  /** In how many operations that the branch knows of it was applied and its deviation happened again. */
  timesReopened(branch: Branch, lesson: string): number {
    const counted = 'SELECT count(*) AS times FROM lesson_reopened WHERE branch = ? AND lesson = ?';
    return this.rows.all<{ times: number }>(counted, branch, lesson)[0]?.times ?? 0;
  }

  /** The branches that took part in an operation. */
  participants(operation: string): readonly Branch[] {
    return this.taking.branches(this.rows, operation);
  }

  private agree({ stored }: LoggedEvent, rows: ReadModelWrites): void {
    const { id, operationId, position, recordedAt, data } = stored;
    if (operationId === null) return;
    const tags = (data.tags ?? []) as string[];
    const values = [id, operationId, position, recordedAt, JSON.stringify(tags)];
    rows.run('INSERT OR REPLACE INTO agreed_lesson VALUES (?, ?, ?, ?, ?)', ...values);
    for (const branch of this.taking.branches(rows, operationId))
      this.add(rows, branch, { entry: id, operation: operationId, position, tags });
  }

  private add(
    rows: ReadModelWrites,
    branch: Branch,
    { entry, operation, position, tags }: Pick<AgreedLesson, 'entry' | 'operation' | 'position' | 'tags'>,
  ): void {
    const { kind, region } = this.taking.operation(rows, operation) ?? { kind: '', region: '' };
    const values = [branch, entry, operation, position, kind, region];
    rows.run('INSERT OR REPLACE INTO lesson_of VALUES (?, ?, ?, ?, ?, ?)', ...values);
    for (const tag of tags)
      rows.run('INSERT OR REPLACE INTO lesson_tag_of VALUES (?, ?, ?, ?)', branch, tag, position, entry);
  }

  /** Counted only for the branches that the entry names: others do not know of that operation. */
  private reopen(event: LoggedEvent, rows: ReadModelWrites): void {
    const { operationId, data } = event.stored;
    const knownTo = event.field('knownTo');
    if (operationId === null || !Array.isArray(knownTo)) return;
    for (const branch of knownTo as Branch[]) {
      const values = [branch, data.lesson as string, operationId];
      rows.run('INSERT OR IGNORE INTO lesson_reopened VALUES (?, ?, ?)', ...values);
    }
  }
}
