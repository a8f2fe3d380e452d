import { Injectable } from '@nestjs/common';
import { wireTypes, type StoredEvent } from '@samsyn/event-store';
import { idOfStream, type Branch } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
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

const REQUESTED = wireTypes(PublicRecordsRequested);
const ANSWERED = wireTypes(PublicRecordsAnswered);
const WITHDRAWN = wireTypes(PublicRecordsRequestWithdrawn);

const statusAfter = ({ type, data }: StoredEvent): string =>
  ANSWERED.includes(type) ? (data.outcome as string) : 'withdrawn';

/** Which requests for public records wait at which branch: ids, times and codes alone. */
@Injectable()
export class PublicRecordsList implements Projection {
  readonly name = 'public-records';
  readonly version = 1;
  readonly types = [...REQUESTED, ...ANSWERED, ...WITHDRAWN];

  constructor(private readonly rows: ReadModelDatabase) {}

  createTables(rows: ReadModelWrites): void {
    rows.exec(TABLES);
  }

  apply({ stored }: LoggedEvent, rows: ReadModelWrites): void {
    const request = idOfStream(stored.stream);
    if (REQUESTED.includes(stored.type)) {
      const { operationId, actor, recordedAt } = stored;
      rows.run(
        `INSERT OR REPLACE INTO public_records_request VALUES (?, ?, ?, ?, 'open', NULL)`,
        ...[request, operationId, actor.branch, recordedAt],
      );
      return;
    }
    rows.run(
      'UPDATE public_records_request SET status = ?, ended_at = ? WHERE request = ?',
      ...[statusAfter(stored), stored.recordedAt, request],
    );
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
