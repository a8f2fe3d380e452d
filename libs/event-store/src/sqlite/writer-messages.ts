/** One event as the columns that the writer inserts; `envelope` and `ciphertexts` are JSON. */
export type EventColumns = readonly [
  id: string,
  type: string,
  operation: string | null,
  envelope: string,
  ciphertexts: string | null,
];

export interface AppendRequest {
  readonly stream: string;
  readonly expected: number;
  readonly events: readonly EventColumns[];
}

/** What became of one append. `reason` is a code (`SQLITE_FULL`), never content. */
export type Outcome =
  | { readonly kind: 'written'; readonly position: number; readonly revision: number }
  | { readonly kind: 'duplicate'; readonly position: number; readonly revision: number }
  | { readonly kind: 'wrong-revision'; readonly actual: number }
  | { readonly kind: 'id-taken'; readonly id: string }
  | { readonly kind: 'failed'; readonly reason: string };

/**
 * Appends on their way to the writer: all their texts as one, and how it is divided. A message of one long text is
 * copied at once, one of many objects piece by piece.
 */
export interface PackedBatch {
  readonly text: string;
  /** For each append: expected revision, number of events, length of the stream's name; for each event its columns. */
  readonly shape: readonly number[];
}

/** In place of the length of a column that is null. */
export type NoText = -1;

/** What the writer tells of one append: the position of its last event where it was written as asked, or what else. */
export type Told = number | Exclude<Outcome, { readonly kind: 'written' }>;

export type ToWriter =
  | { readonly kind: 'commit'; readonly batch: PackedBatch }
  | { readonly kind: 'try' }
  | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly Told[] }
  | { readonly kind: 'tried'; readonly isWritable: boolean };

export interface WriterSettings {
  readonly file: string;
  /** The most pages of 4 096 bytes that the database file may grow to; `undefined` leaves it to the disk. */
  readonly maxPages: number | undefined;
}
