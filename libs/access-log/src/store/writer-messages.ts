/** What the two threads of the access log say to each other; types alone, since Node loads the writer by itself. */
export interface WriterSettings {
  readonly file: string;
  /** For tests: a disk of so many pages. */
  readonly maxPages?: number;
}

/** One row as it is written; `keys`: digests under which it is found. */
export interface SealedRow {
  readonly seq: number;
  /** Epoch milliseconds. */
  readonly at: number;
  readonly sealed: Uint8Array;
  readonly mac: Uint8Array;
  readonly keys: readonly Uint8Array[];
}

/** The last row there is, or the last that retention has taken, under a MAC of its own. */
export interface Mark {
  readonly name: 'head' | 'pruned';
  readonly seq: number;
  readonly mac: Uint8Array;
  readonly tag: Uint8Array;
}

export type ToWriter =
  | { readonly kind: 'commit'; readonly rows: readonly SealedRow[]; readonly head: Mark }
  | { readonly kind: 'prune'; readonly pruned: Mark }
  | { readonly kind: 'close' };

/** `reason` is a code (`SQLITE_FULL`), never content. */
export type FromWriter =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string };
