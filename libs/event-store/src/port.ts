import type { Branch, Instant, JsonObject, PersonRef, Warning } from '@samsyn/kernel';

/** A sealed field's place in the envelope: its labels, the id of its key and its salted digest (RFC 9901 section 4.2.4). */
export interface SealedField {
  readonly labels: readonly string[];
  readonly key: string;
  readonly digest: string;
}

/** 1: as the log began, each sealed field bound to its event, type, labels and key. 2: bound to its whole envelope. */
export type EnvelopeVersion = 1 | 2;

/** An event's place in its chain. */
export interface ChainLink {
  /** From 0, without gaps. */
  readonly number: number;
  /** The MAC of the event before it in the chain; empty at the beginning. */
  readonly before: string;
  readonly mac: string;
}

/**
 * Place of an event in the whole log. Opaque: of two positions one can tell which is the later, and nothing else. They
 * have gaps on some engines, so that no difference between them is a number of events. `BEFORE_ALL` stands before the
 * first event.
 */
export type Position = number;
export const BEFORE_ALL: Position = 0;

/** An event as it is written. Everything but `ciphertexts` is immutable; those may be destroyed (erasure). */
export interface EventToAppend {
  readonly id: string;
  /** Wire name, `planning.OperationReleased.v1`. */
  readonly type: string;
  readonly operationId: string | null;
  readonly commandId: string;
  /** Keyed digest of the command's content: distinguishes a repeated key with another body from a retry. */
  readonly commandDigest: string;
  readonly causationId: string | null;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  readonly actor: PersonRef;
  readonly data: JsonObject;
  readonly sealed: Readonly<Record<string, SealedField>>;
  readonly ciphertexts: Readonly<Record<string, string>>;
  /** On the first event of a command: what its answer warned of, so that a retry is answered alike. */
  readonly warnings?: readonly Warning[] | undefined;
  /** Its content as RFC 8785 text, where that has been made (`contentText`). */
  readonly content?: string | undefined;
}

/**
 * Contents may be verified lazily, when they are asked for; what is not as it was written is found then.
 * @throws EventAltered from any member but `position`, `id`, `stream`, `revision`, `type` and `operationId`
 */
export interface StoredEvent extends Omit<EventToAppend, 'content'> {
  /** Never reused, never seen out of order. */
  readonly position: Position;
  readonly stream: string;
  /** Place in the stream, from 0, without gaps. */
  readonly revision: number;
  readonly envelopeVersion: EnvelopeVersion;
  /** Leaf hash of the envelope (`leafOf`). */
  readonly leaf: string;
  /** Undefined in a log that does not leave the process, for an event that came live, and before version 2. */
  readonly chain?: ChainLink | undefined;
  /** Written before there was a chain, or kept where a loss was accepted: neither it nor what is missing before it is found. */
  readonly isTakenAsItStands?: boolean | undefined;
  /** @throws EventAltered where it is not what was written */
  mustBeWhole?(): void;
  /** The branch that the log has, where that was split since and `actor` names the one that follows (ADR 0036). */
  readonly recordedAs?: Branch | undefined;
}

/** The revision of the last event that the caller knows; -1 (`NO_STREAM`) where it expects none. There is no default. */
export type ExpectedRevision = number;
export const NO_STREAM: ExpectedRevision = -1;

/**
 * What an append rests on beside the revision of its stream: what was decided on all of an operation must not be written
 * where the operation has come further meanwhile, in whichever of its streams. Each engine compares and writes in one
 * step: memory in one turn of the event loop, SQLite in the writer's transaction; an engine that keeps an operation in
 * one stream of its own takes the expected revision of that.
 */
export interface AppendCondition {
  /**
   * Nothing of the operation of these events was appended after this position; `BEFORE_ALL`: nothing of it at all. The
   * events are of one operation, and any event of it counts, as `readAll` with its `operationId` gives them.
   */
  readonly operationUnchangedAfter: Position;
}

export interface AppendResult {
  /** Of each event of this append, in its order. */
  readonly positions: readonly Position[];
  /** Position and revision of the last event of this append. */
  readonly position: Position;
  readonly revision: number;
  /** True where these very event ids stood in the log already: a retry, nothing was written. */
  readonly duplicate: boolean;
}

export interface StreamRead {
  readonly from?: number;
  readonly direction?: 'forwards' | 'backwards';
  readonly limit?: number;
}

/** `type` wire names and `operationId`: an event passes when it matches each that is given. */
export interface EventFilter {
  readonly types?: readonly string[];
  readonly operationId?: string;
}

export interface LogRead {
  /** Exclusive: `BEFORE_ALL` reads from the beginning. */
  readonly after: Position;
  readonly limit: number;
  readonly filter?: EventFilter;
}

export type SubscriptionItem =
  | { readonly kind: 'event'; readonly event: StoredEvent }
  /** All that stood in the log when the subscription looked has been given; `position` is the head it saw. */
  | { readonly kind: 'caught-up'; readonly position: Position };

export interface Subscription extends AsyncIterable<SubscriptionItem> {
  close(): void;
}

export interface EventStore {
  /**
   * Appends all events or none, and answers only when they are durable. At least one event. A retry, whose event ids
   * stand in the log already, is answered as such whatever is expected and whatever the condition says.
   * @throws WrongExpectedRevision with the actual revision
   * @throws OperationChanged where the condition does not hold, and the revision is as expected
   * @throws EventIdTaken when an id stands elsewhere in the log, or only some of the ids stand there
   * @throws StoreUnavailable when the store is closed, the disk is full or the write failed: nothing was written
   */
  append(
    stream: string,
    events: readonly EventToAppend[],
    expected: ExpectedRevision,
    condition?: AppendCondition,
  ): Promise<AppendResult>;
  /** Events of a stream in the asked direction; `[]` for a stream that does not exist. */
  readStream(stream: string, read?: StreamRead): Promise<readonly StoredEvent[]>;
  /** Events of the log in order of position. */
  readAll(read: LogRead): Promise<readonly StoredEvent[]>;
  /** The last events of the log in order of position, at most `limit` of them. */
  readLatest(limit: number): Promise<readonly StoredEvent[]>;
  /** The event with that id, from any stream. */
  readEvent(id: string): Promise<StoredEvent | undefined>;
  /** Position of the last event, `BEFORE_ALL` for an empty log. */
  head(): Promise<Position>;
  /** False from an append that the store could not write until one succeeds, or a trial that leaves no event. */
  isWritable(): Promise<boolean>;
  /** Catch-up, then live, without gap or repeat; ends when closed. `after` is exclusive. */
  subscribe(from: { readonly after: Position; readonly filter?: EventFilter }): Subscription;
  close(): Promise<void>;
}

export class WrongExpectedRevision extends Error {
  constructor(
    readonly stream: string,
    readonly expected: ExpectedRevision,
    readonly actual: ExpectedRevision,
  ) {
    super(`expected revision ${expected} of the stream, found ${actual}`);
    this.name = 'WrongExpectedRevision';
  }
}

/** The append rests on an operation as it was: something of it was appended since, in this stream or another. */
export class OperationChanged extends Error {
  constructor(
    readonly operationId: string,
    readonly after: Position,
    readonly actual: Position,
  ) {
    super(`the operation was appended to at position ${actual}, after ${after}`);
    this.name = 'OperationChanged';
  }
}

export class EventIdTaken extends Error {
  constructor(readonly id: string) {
    super(`event id ${id} stands elsewhere in the log`);
    this.name = 'EventIdTaken';
  }
}

export class StoreUnavailable extends Error {
  constructor(reason: string, options?: ErrorOptions) {
    super(`the event store cannot answer: ${reason}`, options);
    this.name = 'StoreUnavailable';
  }
}
