import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  MemoryEventStore,
  uuidV5,
  type EventStore,
  type EventToAppend,
  type StoredEvent,
} from '@samsyn/event-store';
import { SYSTEM, refOf, type Recorded } from '@samsyn/kernel';
import type { ProcessingLog } from './log';
import type { Decoder, Projection } from './projections/projection';
import type { ReadModelDatabase } from './projections/read-model-database';
import type { Processing } from './processing';

const NAMESPACE = '5d2f9f0e-3c54-5b0e-8c1d-2a3b4c5d6e7f';
export const MOMENT = '2026-11-19T15:00:00.000Z';

/** What is specified holds also where positions have gaps; `at` is the position of the first, the second, … event. */
export const LOGS = [
  { log: '', step: 1 },
  { log: ', where positions have gaps', step: 7 },
].map(({ log, step }) => ({
  log,
  at: (nr: number): number => nr * step,
  memoryLog: () => new MemoryEventStore({ positionStep: step }),
}));

/** A structural event; `seed` makes its id. */
export function eventOf(
  seed: string,
  type = 'test.Noted.v1',
  data: EventToAppend['data'] = {},
): EventToAppend {
  return {
    id: uuidV5(NAMESPACE, seed),
    type,
    operationId: null,
    commandId: uuidV5(NAMESPACE, `command ${seed}`),
    commandDigest: '',
    causationId: null,
    occurredAt: MOMENT,
    recordedAt: MOMENT,
    actor: refOf(SYSTEM),
    data,
    sealed: {},
    ciphertexts: {},
  };
}

/** Appends each event to a stream of its own. @returns the position of the last one */
export async function append(store: EventStore, ...events: readonly EventToAppend[]): Promise<number> {
  let position = 0;
  for (const event of events) ({ position } = await store.append(`test-${event.id}`, [event], -1));
  return position;
}

/** Opens what is in clear; throws at events whose data say `unreadable`. */
export const plainCodec: Decoder = {
  load: () => undefined,
  decode: (stored: StoredEvent): Recorded => {
    if (stored.data['unreadable'] === true) throw new TypeError('KANARIE: what stood in the event');
    return {
      ...stored,
      name: stored.type.split('.')[1] ?? stored.type,
      version: 1,
      labels: {},
      erased: Object.keys(stored.sealed).filter((field) => stored.ciphertexts[field] === undefined),
    };
  },
  field: (stored, name) => stored.data[name],
};

/** Counts events by type and keeps each one, in the order in which they came. */
export const noted = (options: Partial<Projection> = {}): Projection => ({
  name: 'noted',
  version: 1,
  createTables: (rows) => {
    rows.exec(
      'CREATE TABLE noted (nr INTEGER PRIMARY KEY AUTOINCREMENT, position INTEGER NOT NULL, id TEXT NOT NULL)',
    );
    rows.exec(
      'CREATE TABLE noted_types (type TEXT PRIMARY KEY, count INTEGER NOT NULL) STRICT, WITHOUT ROWID',
    );
  },
  apply: ({ stored }, rows) => {
    rows.run('INSERT INTO noted (position, id) VALUES (?, ?)', stored.position, stored.id);
    rows.run(
      'INSERT INTO noted_types VALUES (?, 1) ON CONFLICT (type) DO UPDATE SET count = count + 1',
      stored.type,
    );
    if (stored.data['poison'] === true) throw new TypeError('KANARIE: what stood in the event');
  },
  ...options,
});

export const positionsNoted = (rows: ReadModelDatabase): number[] =>
  rows.all<{ position: number }>('SELECT position FROM noted ORDER BY nr').map(({ position }) => position);

export const reportOf = (processing: Processing, name: string) =>
  processing.lag().find((report) => report.name === name);

export class RememberingLog implements ProcessingLog {
  readonly lines: { level: string; fields: object; message: string }[] = [];

  info(fields: object, message: string): void {
    this.lines.push({ level: 'info', fields, message });
  }

  warn(fields: object, message: string): void {
    this.lines.push({ level: 'warn', fields, message });
  }

  error(fields: object, message: string): void {
    this.lines.push({ level: 'error', fields, message });
  }
}

/** A folder that is gone after the test file. */
export function temporaryFolder(): { path: (name: string) => string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'samsyn-processing-'));
  return {
    path: (name) => join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Looks again until it holds, at most a minute. */
export async function eventually(holds: () => boolean): Promise<void> {
  const until = performance.now() + 60_000;
  while (!holds()) {
    if (performance.now() > until) throw new Error('it did not come to hold within a minute');
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}
