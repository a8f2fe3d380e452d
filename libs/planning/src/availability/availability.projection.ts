import { Injectable } from '@nestjs/common';
import type { StoredEvent } from '@samsyn/event-store';
import type { PersonRef } from '@samsyn/kernel';
import {
  ReadModelDatabase,
  type LoggedEvent,
  type Projection,
  type ReadModelWrites,
} from '@samsyn/processing';
import { CoordinatorAccepted, CoordinatorDeclined, CoordinatorReleased } from '../call-out/call-out.events';
import {
  OperationCancelled,
  OperationProposed,
  OperationRescheduled,
} from '../operation-plan/operation-plan.events';
import { wireTypes } from '../wire-types';
import type { PublishedHours, Shift } from './availability';
import {
  AvailabilityPublished,
  AvailabilityWithdrawn,
  OnCallShiftAssigned,
  OnCallShiftSwapped,
} from './availability.events';

const TABLES = `
  CREATE TABLE availability_hours (
    person TEXT PRIMARY KEY, mode TEXT NOT NULL, windows TEXT NOT NULL, regions TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE availability_shift (
    person TEXT NOT NULL, from_at TEXT NOT NULL, to_at TEXT NOT NULL, mode TEXT NOT NULL, covers TEXT NOT NULL,
    taken_from TEXT, PRIMARY KEY (person, from_at, to_at)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX availability_shift_by_end ON availability_shift (to_at);
  CREATE TABLE availability_operation (
    operation TEXT PRIMARY KEY, from_at TEXT NOT NULL, to_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE availability_engagement (
    call_out TEXT NOT NULL, person TEXT NOT NULL, operation TEXT NOT NULL, PRIMARY KEY (call_out, person)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX availability_engagement_by_operation ON availability_engagement (operation);`;

const UUID_LENGTH = 36;
/** Whose stream it is. */
const personOf = ({ stream }: StoredEvent): string => stream.slice(-UUID_LENGTH);

type Effect = (event: StoredEvent, data: Record<string, unknown>, rows: ReadModelWrites) => void;

const setShift = (
  rows: ReadModelWrites,
  person: string,
  { from, to, mode, covers }: Shift,
  takenFrom: string | null,
) =>
  rows.run(
    'INSERT OR REPLACE INTO availability_shift VALUES (?, ?, ?, ?, ?, ?)',
    ...[person, from, to, mode, JSON.stringify(covers), takenFrom],
  );

const setWindow: Effect = ({ operationId }, { window }, rows) => {
  const [from, to] = window as [string, string];
  rows.run('INSERT OR REPLACE INTO availability_operation VALUES (?, ?, ?)', operationId, from, to);
};

const disengage = (rows: ReadModelWrites, callOut: string, person: string): void =>
  rows.run('DELETE FROM availability_engagement WHERE call_out = ? AND person = ?', callOut, person);

/** What each event changes; it reads nothing but what stands in clear: codes, times and pseudonyms. */
const EFFECTS: readonly (readonly [readonly string[], Effect])[] = [
  [
    wireTypes(AvailabilityPublished),
    (event, data, rows) => {
      const { windows, mode, regions } = data as unknown as PublishedHours;
      rows.run(
        'INSERT OR REPLACE INTO availability_hours VALUES (?, ?, ?, ?)',
        ...[personOf(event), mode, JSON.stringify(windows), JSON.stringify(regions)],
      );
    },
  ],
  [
    wireTypes(AvailabilityWithdrawn),
    (event, _data, rows) => rows.run('DELETE FROM availability_hours WHERE person = ?', personOf(event)),
  ],
  [
    wireTypes(OnCallShiftAssigned),
    (event, data, rows) => setShift(rows, personOf(event), data as unknown as Shift, null),
  ],
  [
    wireTypes(OnCallShiftSwapped),
    (event, data, rows) => {
      const shift = data as unknown as Shift & { readonly with: PersonRef };
      const giver = personOf(event);
      const place = [giver, shift.from, shift.to] as const;
      // Told twice before the first was seen here: the shift is another's already.
      const held = rows.get(
        'SELECT 1 FROM availability_shift WHERE person = ? AND from_at = ? AND to_at = ?',
        ...place,
      );
      if (!held) return;
      rows.run('DELETE FROM availability_shift WHERE person = ? AND from_at = ? AND to_at = ?', ...place);
      setShift(rows, shift.with.person, shift, giver);
    },
  ],
  [wireTypes(OperationProposed, OperationRescheduled), setWindow],
  [
    wireTypes(OperationCancelled),
    ({ operationId }, _data, rows) => {
      rows.run('DELETE FROM availability_operation WHERE operation = ?', operationId);
      rows.run('DELETE FROM availability_engagement WHERE operation = ?', operationId);
    },
  ],
  [
    wireTypes(CoordinatorAccepted),
    ({ stream, actor, operationId }, _data, rows) =>
      rows.run(
        'INSERT OR REPLACE INTO availability_engagement VALUES (?, ?, ?)',
        stream,
        actor.person,
        operationId,
      ),
  ],
  [wireTypes(CoordinatorDeclined), ({ stream, actor }, _data, rows) => disengage(rows, stream, actor.person)],
  [
    wireTypes(CoordinatorReleased),
    ({ stream }, { who }, rows) => disengage(rows, stream, (who as PersonRef).person),
  ],
];

const EFFECT_OF = new Map(EFFECTS.flatMap(([types, effect]) => types.map((type) => [type, effect] as const)));

interface ShiftRow {
  person: string;
  from_at: string;
  to_at: string;
  mode: Shift['mode'];
  covers: string;
}
interface HoursRow {
  person: string;
  mode: PublishedHours['mode'];
  windows: string;
  regions: string;
}

const shiftOf = ({ from_at: from, to_at: to, mode, covers }: ShiftRow): Shift => ({
  from,
  to,
  mode,
  covers: JSON.parse(covers) as string[],
});

/** Who is on duty when, and who has promised to come somewhere: no text and no place. */
@Injectable()
export class AvailabilityProjection implements Projection {
  readonly name = 'availability';
  readonly version = 1;
  readonly types = [...EFFECT_OF.keys()];

  constructor(private readonly reads: ReadModelDatabase) {}

  createTables(rows: ReadModelWrites): void {
    rows.exec(TABLES);
  }

  apply({ stored }: LoggedEvent, rows: ReadModelWrites): void {
    EFFECT_OF.get(stored.type)?.(stored, stored.data, rows);
  }

  hours(): ReadonlyMap<string, PublishedHours> {
    const rows = this.reads.all<HoursRow>('SELECT * FROM availability_hours');
    return new Map(
      rows.map(({ person, mode, windows, regions }) => [
        person,
        {
          mode,
          windows: JSON.parse(windows) as PublishedHours['windows'],
          regions: JSON.parse(regions) as string[],
        },
      ]),
    );
  }

  /** Shifts by person that overlap the time from `from` to `to`, in order. */
  shifts(from: string, to: string): ReadonlyMap<string, readonly Shift[]> {
    const rows = this.reads.all<ShiftRow>(
      'SELECT * FROM availability_shift WHERE to_at > ? AND from_at < ? ORDER BY from_at',
      ...[from, to],
    );
    const held = new Map<string, Shift[]>();
    for (const row of rows) held.set(row.person, [...(held.get(row.person) ?? []), shiftOf(row)]);
    return held;
  }

  /** Shifts that the person took over from somebody and that have not ended. */
  takenOver(person: string, now: string): readonly Shift[] {
    return this.reads
      .all<ShiftRow>(
        'SELECT * FROM availability_shift WHERE person = ? AND to_at > ? AND taken_from IS NOT NULL',
        ...[person, now],
      )
      .map(shiftOf);
  }

  /** Persons who have accepted to come to another operation in that time. */
  engaged(from: string, to: string, besides: string | undefined): ReadonlySet<string> {
    const rows = this.reads.all<{ person: string }>(
      `SELECT DISTINCT person FROM availability_engagement JOIN availability_operation USING (operation)
       WHERE to_at > ? AND from_at < ? AND operation <> ?`,
      ...[from, to, besides ?? ''],
    );
    return new Set(rows.map(({ person }) => person));
  }
}
