import type { OperationKind } from '../store/feed-store.port';

/** What a message tells; that a feed begins is about no operation. */
export type FeedKind = 'begun' | OperationKind;

/** The type of the CloudEvent by it. */
export const FEED_TYPES = {
  begun: 'feed.Begun.v1',
  seen: 'feed.EntrySeen.v1',
  changed: 'feed.EntryChanged.v1',
  withdrawn: 'feed.EntryWithdrawn.v1',
  erased: 'feed.EntryErased.v1',
  ended: 'feed.OperationEnded.v1',
} as const satisfies Readonly<Record<FeedKind, string>>;
export type FeedType = (typeof FEED_TYPES)[FeedKind];
