import type { LogHead } from '../chain';

/** One event as the columns that the writer inserts; `envelope` and `ciphertexts` are JSON. */
export type EventColumns = readonly [
  id: string,
  type: string,
  operation: string | null,
  envelope: string,
  ciphertexts: string | null,
  leaf: string,
];

export interface AppendRequest {
  readonly stream: string;
  readonly expected: number;
  /** Nothing of the operation of these events stands after this position; absent: whatever stands there. */
  readonly unchangedAfter?: number | undefined;
  readonly events: readonly EventColumns[];
}

/** What became of one append. `reason` is a code (`SQLITE_FULL`), never content. */
export type Outcome =
  /** `positions` of each event in the order of the append, `revision` of the last. */
  | { readonly kind: 'written'; readonly positions: readonly number[]; readonly revision: number }
  | { readonly kind: 'duplicate'; readonly positions: readonly number[]; readonly revision: number }
  | { readonly kind: 'wrong-revision'; readonly actual: number }
  /** `actual` is the position of the last event of the operation. */
  | { readonly kind: 'operation-changed'; readonly actual: number }
  | { readonly kind: 'id-taken'; readonly id: string }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Appends on their way to the writer: all their texts as one, and how it is divided. A message of one long text is
 * copied at once, one of many objects piece by piece.
 */
export interface PackedBatch {
  readonly text: string;
  /**
   * For each append: expected revision, the position of its condition, number of events, length of the stream's name; for
   * each event its columns.
   */
  readonly shape: readonly number[];
}

/** In place of the length of a column that is null. */
export type NoText = -1;
/** In place of the position of a condition. */
export type NoCondition = -1;

/** What the writer reports of one append: the position of its events if written as asked, or what else. */
export type OutcomeMessage = number | readonly number[] | Exclude<Outcome, { readonly kind: 'written' }>;

/** The head of the log as it is kept apart from it. */
export interface KeptHead extends LogHead {
  /** Events up to this position are taken as they stand: they were written before there was a chain, or its key was lost. */
  readonly unbound: number;
}

/** What binds the events of a log to each other, and how far the log had come when it was last looked at. */
export interface Binding {
  /** 32 bytes that are not kept with the log. */
  readonly key: Buffer;
  /** None at the first start of a log; two where it was being sealed anew, which either log may have come to. */
  readonly kept: readonly KeptHead[];
  /** The log has just been sealed anew, all of it: its head is not compared. */
  readonly isSealedAnew?: boolean;
  /** The operator has decided to go on with what is left: it is not compared, and taken as it stands. */
  readonly lossIsAccepted: boolean;
}

/** How the log stands to the head that was kept of it. */
export type Standing =
  | { readonly kind: 'as-kept'; readonly unbound: number }
  /** It ends before the head that was kept. */
  | { readonly kind: 'shorter'; readonly position: number }
  /** Another event stands where the head was. */
  | { readonly kind: 'another'; readonly position: number }
  | { readonly kind: 'incomplete'; readonly missing: number }
  /** It has a chain, and its head was not kept. */
  | { readonly kind: 'not-kept' };

export type ToWriter =
  | { readonly kind: 'head' }
  | { readonly kind: 'commit'; readonly batch: PackedBatch }
  | { readonly kind: 'try' }
  | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'ready'; readonly standing: Standing }
  | { readonly kind: 'head'; readonly head: KeptHead }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly OutcomeMessage[] }
  | { readonly kind: 'tried'; readonly isWritable: boolean };

export interface WriterSettings {
  readonly file: string;
  /** The most pages of 4 096 bytes that the database file may grow to; `undefined` leaves it to the disk. */
  readonly maxPages: number | undefined;
  readonly binding: Binding;
}
