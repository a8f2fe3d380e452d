import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@samsyn/event-store';
import { idOfStream, type Branch } from '@samsyn/kernel';
import { ReadModelDatabase, TableProjection, type Effect, type EffectRow } from '@samsyn/processing';
import {
  PublicRecordsAnswered,
  PublicRecordsRequested,
  PublicRecordsRequestWithdrawn,
} from '../public-records.events';
import type { ListedRequest } from '../public-records.schema';

const TABLES = `
  CREATE TABLE public_records_request (
    request TEXT PRIMARY KEY, operation TEXT NOT NULL, branch TEXT NOT NULL, requested_at TEXT NOT NULL,
    status TEXT NOT NULL, ended_at TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX public_records_request_by_branch ON public_records_request (branch, status);`;

const endsAs =
  (status: (data: StoredEvent['data']) => string): Effect =>
  ({ stored: { stream, data, recordedAt } }, rows) =>
    rows.run(
      'UPDATE public_records_request SET status = ?, ended_at = ? WHERE request = ?',
      ...[status(data), recordedAt, idOfStream(stream)],
    );

/** Which requests for public records wait at which branch: ids, times and codes alone. */
@Injectable()
export class PublicRecordsList extends TableProjection {
  readonly name = 'public-records';
  readonly version = 1;
  protected readonly tables = TABLES;
  protected readonly effects: readonly EffectRow[] = [
    [
      PublicRecordsRequested,
      ({ stored: { stream, operationId, actor, recordedAt } }, rows) =>
        rows.run(
          `INSERT OR REPLACE INTO public_records_request VALUES (?, ?, ?, ?, 'open', NULL)`,
          ...[idOfStream(stream), operationId, actor.branch, recordedAt],
        ),
    ],
    [PublicRecordsAnswered, endsAs((data) => data.outcome as string)],
    [PublicRecordsRequestWithdrawn, endsAs(() => 'withdrawn')],
  ];

  constructor(private readonly rows: ReadModelDatabase) {
    super();
  }

  /** Those that wait first, the longest waiting at the top. */
  of(branch: Branch): readonly ListedRequest[] {
    return this.rows.all<ListedRequest>(
      `SELECT request, operation, requested_at AS requestedAt, status, ended_at AS endedAt
       FROM public_records_request WHERE branch = ? ORDER BY status <> 'open', requested_at, request`,
      branch,
    );
  }
}
