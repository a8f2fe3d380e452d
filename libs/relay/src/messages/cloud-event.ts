import { uuidV5 } from '@samsyn/event-store';
import type { Branch, Instant, World } from '@samsyn/kernel';
import type { OperationKind } from '../store/feed-store.port';
import { FEED_TYPES, type FeedType } from './feed-kinds';
import type { ShownEntry } from '@samsyn/operations/contract';

/** Media type of each message (CloudEvents 1.0, JSON format, structured mode). */
export const CLOUD_EVENTS_JSON = 'application/cloudevents+json; charset=utf-8';

/** Of the ids of messages (RFC 9562 section 5.5). */
const MESSAGES = '0f5f7b5a-9f0b-5d53-8c55-6f3c6f4d7a19';
const SEQUENCE_DIGITS = 10;

/** The mark of an entry that should not be there. */
export type EntryInError = Required<Pick<ShownEntry, 'inError'>>;

/** An entry that is taken back; with the mark, where it was marked in error. */
export interface TakenBack extends Partial<EntryInError> {
  readonly id: string;
}

/** An entry as the branch sees it; the other messages say which entry, and no more. */
export const isEntry = (data: FeedMessage['data']): data is ShownEntry => 'facts' in data;

/** What stands in a message (docs/feeds.md). */
export interface FeedMessage {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  readonly type: FeedType;
  /** Id of the operation; absent on the message that begins a feed. */
  readonly subject?: string;
  /** Of an entry that is seen, when it was recorded. */
  readonly time?: Instant;
  readonly datacontenttype: 'application/json';
  /** From 1 for each operation, without gaps. */
  readonly sequence: string;
  readonly partitionkey: string;
  /** When the feed began; a later one replaces all of an earlier one. */
  readonly feedbegan: Instant;
  /** In the training world, and nowhere else. */
  readonly world?: 'training';
  readonly data: ShownEntry | TakenBack | Readonly<Record<string, never>>;
}

/** What all messages of one feed have in common. */
export interface FeedHead {
  readonly branch: Branch;
  readonly began: Instant;
  readonly world: World;
  /** Keyed: whoever reads two feeds cannot connect their ids. */
  readonly digest: (what: string) => Buffer;
}

export interface MessageOfOperation {
  readonly operation: string;
  readonly sequence: number;
  readonly kind: OperationKind;
  readonly time?: Instant;
  readonly data: FeedMessage['data'];
}

const padded = (sequence: number): string => String(sequence).padStart(SEQUENCE_DIGITS, '0');

/** The same for the same place in the same feed, so that a repeat is recognised. */
const idOf = ({ branch, began, digest }: FeedHead, ...place: readonly (string | number)[]): string =>
  uuidV5(MESSAGES, digest(JSON.stringify([branch, began, ...place])).toString('hex'));

const common = ({ branch, began, world }: FeedHead) => ({
  source: `/samsyn/feeds/${branch}`,
  datacontenttype: 'application/json' as const,
  feedbegan: began,
  ...(world === 'training' ? { world } : {}),
});

/** The first of a feed: what its topic holds of an earlier one counts no more. */
export const beginningOf = (head: FeedHead): FeedMessage => ({
  specversion: '1.0',
  id: idOf(head, 'begun'),
  type: FEED_TYPES.begun,
  ...common(head),
  sequence: padded(0),
  partitionkey: head.branch,
  data: {},
});

export const messageOf = (head: FeedHead, about: MessageOfOperation): FeedMessage => ({
  specversion: '1.0',
  id: idOf(head, about.operation, about.sequence),
  type: FEED_TYPES[about.kind],
  subject: about.operation,
  ...(about.time === undefined ? {} : { time: about.time }),
  ...common(head),
  sequence: padded(about.sequence),
  partitionkey: about.operation,
  data: about.data,
});
