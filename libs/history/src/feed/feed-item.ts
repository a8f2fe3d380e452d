import type { ShownEntry } from '@samsyn/operations/contract';
import type { EntryInError } from '../viewing/timeline-entry';

/**
 * What is otherwise now for a reader: an entry that is new or looks otherwise, one that is taken back since it is in error
 * or may no longer be seen, or that everything of before has been given.
 */
export type FeedChange =
  | { readonly kind: 'entry'; readonly data: ShownEntry }
  | { readonly kind: 'in-error'; readonly data: EntryInError }
  | { readonly kind: 'hidden'; readonly data: { readonly id: string } }
  | { readonly kind: 'caught-up'; readonly data: Readonly<Record<string, never>> };

/** A change with its data as JSON, made once for all who get it. */
export class FeedItem {
  readonly json: string;

  constructor(readonly change: FeedChange) {
    this.json = JSON.stringify(change.data);
  }

  get kind(): FeedChange['kind'] {
    return this.change.kind;
  }

  /** The entry that is shown; the other kinds say which entry, and no more. */
  get entry(): ShownEntry | undefined {
    return this.change.kind === 'entry' ? this.change.data : undefined;
  }

  isSameAs(other: FeedItem | undefined): boolean {
    return other?.kind === this.kind && other.json === this.json;
  }
}

/** A reader who has all of the items can come back with the position, and misses nothing. */
export interface FeedBatch {
  readonly items: readonly FeedItem[];
  /** Place in the log, of this process and others alike. */
  readonly position: number;
}
