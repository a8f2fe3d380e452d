import { Injectable } from '@nestjs/common';
import type { EventDefinition, StoredEvent } from '@samsyn/event-store';
import { idOfStream, type PersonRef } from '@samsyn/kernel';
import { ReadModelDatabase, TableProjection, type EffectRow, type ReadModelWrites } from '@samsyn/processing';
import { CoordinatorAccepted, CoordinatorDeclined, CoordinatorReleased } from '@samsyn/call-outs/contract';
import { OperationCancelled, OperationProposed, OperationRescheduled } from '@samsyn/planning/contract';
import { changed, noSchedule, type Schedule, type Shift } from './availability';
import {
  hoursEvents,
  OnCallShiftAssigned,
  OnCallShiftSwapped,
  OnCallShiftWithdrawn,
  OnCallSwapDeclined,
  OnCallSwapExpired,
  OnCallSwapProposed,
  OnCallSwapWithdrawn,
} from './availability.events';
import type { SwapState } from './on-call-rota/rota';

const TABLES = `
  CREATE TABLE availability_schedule (person TEXT PRIMARY KEY, schedule TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE availability_shift (
    shift TEXT PRIMARY KEY, rota TEXT NOT NULL, person TEXT NOT NULL, from_at TEXT NOT NULL, to_at TEXT NOT NULL,
    mode TEXT NOT NULL, covers TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX availability_shift_by_end ON availability_shift (to_at);
  CREATE INDEX availability_shift_by_person ON availability_shift (person, to_at);
  CREATE TABLE availability_swap (
    swap TEXT PRIMARY KEY, rota TEXT NOT NULL, giver TEXT NOT NULL, other TEXT NOT NULL, state TEXT NOT NULL,
    proposed_at TEXT NOT NULL, expires_at TEXT NOT NULL, gives TEXT NOT NULL, in_return TEXT
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX availability_swap_by_giver ON availability_swap (giver, proposed_at);
  CREATE INDEX availability_swap_by_other ON availability_swap (other, proposed_at);
  CREATE TABLE availability_operation (
    operation TEXT PRIMARY KEY, from_at TEXT NOT NULL, to_at TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE availability_engagement (
    call_out TEXT NOT NULL, person TEXT NOT NULL, operation TEXT NOT NULL, PRIMARY KEY (call_out, person)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX availability_engagement_by_operation ON availability_engagement (operation);`;

/** Whose stream it is. */
const personOf = ({ stream }: StoredEvent): string => idOfStream(stream);

type Effect = (event: StoredEvent, data: Record<string, unknown>, rows: ReadModelWrites) => void;

/** By the same rules as the decider; reasons of exceptions stay sealed. */
const changeSchedule =
  (name: (typeof hoursEvents)[number]['name']): Effect =>
  (event, data, rows) => {
    const person = personOf(event);
    const row = rows.get<{ schedule: string }>(
      'SELECT schedule FROM availability_schedule WHERE person = ?',
      person,
    );
    const before = row ? (JSON.parse(row.schedule) as Schedule) : noSchedule;
    const after = changed(before, { name, data } as unknown as Parameters<typeof changed>[1]);
    rows.run('INSERT OR REPLACE INTO availability_schedule VALUES (?, ?)', person, JSON.stringify(after));
  };

interface RecordedShift extends Shift {
  readonly shift?: string;
  readonly who?: PersonRef;
}
const setShift: Effect = (event, data, rows) => {
  const { shift = event.id, who = event.actor, from, to, mode, covers } = data as unknown as RecordedShift;
  rows.run(
    'INSERT OR REPLACE INTO availability_shift VALUES (?, ?, ?, ?, ?, ?, ?)',
    ...[shift, event.stream, who.person, from, to, mode, JSON.stringify(covers)],
  );
};

const proposeSwap: Effect = (event, data, rows) => {
  const { swap, giver, with: other, from, to, mode, covers, inReturn, expiresAt } = data;
  const gives = JSON.stringify({ from, to, mode, covers });
  const returned = inReturn === undefined ? null : JSON.stringify(inReturn);
  const [giving, asked] = [(giver as PersonRef).person, (other as PersonRef).person];
  rows.run(
    'INSERT OR REPLACE INTO availability_swap VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[swap as string, event.stream, giving, asked, 'open', event.recordedAt, expiresAt as string],
    ...[gives, returned],
  );
};
const endSwap =
  (state: SwapState): Effect =>
  (_event, { swap }, rows) =>
    rows.run(
      'UPDATE availability_swap SET state = ? WHERE swap = ?',
      state,
      (swap as string | undefined) ?? '',
    );

const setWindow: Effect = ({ operationId }, { window }, rows) => {
  const [from, to] = window as [string, string];
  rows.run('INSERT OR REPLACE INTO availability_operation VALUES (?, ?, ?)', operationId, from, to);
};

const disengage = (rows: ReadModelWrites, callOut: string, person: string): void =>
  rows.run('DELETE FROM availability_engagement WHERE call_out = ? AND person = ?', callOut, person);

/** What each event changes; it reads only what stands in clear: codes, times and pseudonyms. */
const EFFECTS: readonly (readonly [EventDefinition | readonly EventDefinition[], Effect])[] = [
  ...hoursEvents.map((definition) => [definition, changeSchedule(definition.name)] as const),
  [OnCallShiftAssigned, setShift],
  [
    OnCallShiftWithdrawn,
    (_event, { shift }, rows) => rows.run('DELETE FROM availability_shift WHERE shift = ?', shift as string),
  ],
  [OnCallSwapProposed, proposeSwap],
  [
    OnCallShiftSwapped,
    (event, data, rows) => {
      const holder = (data.with as PersonRef).person;
      rows.run(
        'UPDATE availability_shift SET person = ? WHERE shift = ?',
        holder,
        (data.shift as string | undefined) ?? '',
      );
      endSwap('accepted')(event, data, rows);
    },
  ],
  [OnCallSwapDeclined, endSwap('declined')],
  [OnCallSwapWithdrawn, endSwap('withdrawn')],
  [OnCallSwapExpired, endSwap('expired')],
  [[OperationProposed, OperationRescheduled], setWindow],
  [
    OperationCancelled,
    ({ operationId }, _data, rows) => {
      rows.run('DELETE FROM availability_operation WHERE operation = ?', operationId);
      rows.run('DELETE FROM availability_engagement WHERE operation = ?', operationId);
    },
  ],
  [
    CoordinatorAccepted,
    ({ stream, actor, operationId }, _data, rows) =>
      rows.run(
        'INSERT OR REPLACE INTO availability_engagement VALUES (?, ?, ?)',
        ...[stream, actor.person, operationId],
      ),
  ],
  [CoordinatorDeclined, ({ stream, actor }, _data, rows) => disengage(rows, stream, actor.person)],
  [CoordinatorReleased, ({ stream }, { who }, rows) => disengage(rows, stream, (who as PersonRef).person)],
];

interface ShiftRow {
  shift: string;
  rota: string;
  person: string;
  from_at: string;
  to_at: string;
  mode: Shift['mode'];
  covers: string;
}
interface SwapRow {
  swap: string;
  giver: string;
  other: string;
  state: SwapState;
  proposed_at: string;
  expires_at: string;
  gives: string;
  in_return: string | null;
}

/** A shift as the read model has it: who holds it now, and in which rota it stands. */
export interface RosterShift extends Shift {
  readonly shift: string;
  readonly person: string;
  readonly rota: string;
}
export interface SwapListed {
  readonly swap: string;
  readonly giver: string;
  readonly with: string;
  readonly state: SwapState;
  readonly proposedAt: string;
  readonly expiresAt: string;
  readonly gives: Shift;
  readonly inReturn?: Pick<Shift, 'from' | 'to'>;
}

const rosterShift = ({ shift, rota, person, from_at, to_at, mode, covers }: ShiftRow): RosterShift => ({
  ...{ shift, rota, person, from: from_at, to: to_at, mode },
  covers: JSON.parse(covers) as string[],
});
const swapListed = ({
  swap,
  giver,
  other,
  state,
  proposed_at,
  expires_at,
  gives,
  in_return,
}: SwapRow): SwapListed => ({
  ...{ swap, giver, with: other, state, proposedAt: proposed_at, expiresAt: expires_at },
  gives: JSON.parse(gives) as Shift,
  ...(in_return === null ? {} : { inReturn: pick(JSON.parse(in_return) as Shift) }),
});
const pick = ({ from, to }: Shift): Pick<Shift, 'from' | 'to'> => ({ from, to });

/** Who is on duty when, and who has promised to come somewhere: no text, no place, no reason. */
@Injectable()
export class AvailabilityProjection extends TableProjection {
  readonly name = 'availability';
  readonly version = 2;
  protected readonly tables = TABLES;
  protected readonly effects = EFFECTS.map(([events, effect]): EffectRow => [
    events,
    ({ stored }, rows) => effect(stored, stored.data, rows),
  ]);

  constructor(private readonly reads: ReadModelDatabase) {
    super();
  }

  /** By person. */
  schedules(): ReadonlyMap<string, Schedule> {
    const rows = this.reads.all<{ person: string; schedule: string }>('SELECT * FROM availability_schedule');
    return new Map(rows.map(({ person, schedule }) => [person, JSON.parse(schedule) as Schedule]));
  }

  schedule(person: string): Schedule {
    const row = this.reads.get<{ schedule: string }>(
      'SELECT schedule FROM availability_schedule WHERE person = ?',
      person,
    );
    return row ? (JSON.parse(row.schedule) as Schedule) : noSchedule;
  }

  /** Shifts by person that overlap the time from `from` to `to`, in order. */
  shifts(from: string, to: string): ReadonlyMap<string, readonly RosterShift[]> {
    const rows = this.reads.all<ShiftRow>(
      'SELECT * FROM availability_shift WHERE to_at > ? AND from_at < ? ORDER BY from_at, shift',
      ...[from, to],
    );
    const held = new Map<string, RosterShift[]>();
    for (const row of rows) held.set(row.person, [...(held.get(row.person) ?? []), rosterShift(row)]);
    return held;
  }

  /** The person's shifts that overlap the time, in order. */
  shiftsOf(person: string, from: string, to: string): readonly RosterShift[] {
    return this.reads
      .all<ShiftRow>(
        'SELECT * FROM availability_shift WHERE person = ? AND to_at > ? AND from_at < ? ORDER BY from_at, shift',
        ...[person, from, to],
      )
      .map(rosterShift);
  }

  /** The latest swaps that the person proposed or was asked for, at most `limit`. */
  swapsOf(person: string, limit: number): readonly SwapListed[] {
    return this.reads
      .all<SwapRow>(
        `SELECT * FROM availability_swap WHERE giver = ? OR other = ? ORDER BY proposed_at DESC, swap LIMIT ?`,
        ...[person, person, limit],
      )
      .map(swapListed);
  }

  /** In which rota a swap was proposed, and by whom. */
  swap(swap: string): { readonly rota: string; readonly giver: string } | undefined {
    return this.reads.get('SELECT rota, giver FROM availability_swap WHERE swap = ?', swap);
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
