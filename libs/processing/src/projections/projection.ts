import type { EventCodec, StoredEvent } from '@samsyn/event-store';
import type { Json, Recorded } from '@samsyn/kernel';
import type { ReadModelWrites } from './read-model-database';

export type Decoder = Pick<EventCodec, 'load' | 'decode' | 'field'>;

/** An event of the log at hand. Its envelope costs nothing; its sealed fields are opened when somebody asks. */
export class LoggedEvent {
  private recorded: Recorded | undefined;

  constructor(
    /** As it stands in the log: position, stream, wire type, times, actor, codes in clear. */
    readonly stored: StoredEvent,
    private readonly codec: Decoder,
  ) {}

  /** The event with today's version of its data, every field opened whose key is still there; decoded once. */
  opened(): Recorded {
    return (this.recorded ??= this.codec.decode(this.stored));
  }

  /** One field of today's version of the data, the others left sealed; `undefined` where it is absent or erased. */
  field(name: string): Json | undefined {
    return this.codec.field(this.stored, name);
  }
}

/**
 * A read model: tables and what each event does to them. It reads nothing but the event and its own tables, so that a
 * rebuild gives the same rows. An event whose `apply` throws is left out and listed as a dead letter.
 */
export interface Projection {
  /** Stable; the checkpoint stands under it. */
  readonly name: string;
  /** Raised when tables or meaning change: the read model is then dropped and rebuilt from the log. */
  readonly version: number;
  /** Wire types that reach `apply`; absent: all. */
  readonly types?: readonly string[];
  /** Creates tables and indexes that no other projection has. They are dropped for it before a rebuild. */
  createTables(rows: ReadModelWrites): void;
  apply(event: LoggedEvent, rows: ReadModelWrites): void;
  /** Writes what `apply` gathered in memory; called before the checkpoint of a batch is written. */
  flush?(rows: ReadModelWrites): void;
  /** Drops all that is held in memory: what was applied since the last batch has been rolled back. */
  forget?(): void;
}

/** An event that a projection could not take in. Nothing of the event's content is kept here. */
export interface DeadLetter {
  readonly projection: string;
  readonly position: number;
  readonly eventId: string;
  readonly type: string;
  /** Class and code of the failure. */
  readonly error: string;
  /** Where in the code it arose. */
  readonly location: string;
}
