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
  | { readonly kind: 'written' | 'duplicate'; readonly position: number; readonly revision: number }
  | { readonly kind: 'wrong-revision'; readonly actual: number }
  | { readonly kind: 'id-taken'; readonly id: string }
  | { readonly kind: 'failed'; readonly reason: string };

export type ToWriter =
  { readonly kind: 'commit'; readonly batch: readonly AppendRequest[] } | { readonly kind: 'close' };

export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'outcomes'; readonly outcomes: readonly Outcome[] };

export interface WriterSettings {
  readonly file: string;
  /** The most pages of 4 096 bytes that the database file may grow to; `undefined` leaves it to the disk. */
  readonly maxPages: number | undefined;
}
