import type { ShownEntry } from '@samsyn/operations/contract';
import { isEntry, type FeedMessage } from '../messages/cloud-event';
import { FEED_TYPES } from '../messages/feed-kinds';

/** A message lies further on than the next: what is between them was lost, or left the topic before it was read. */
export class GapInFeed extends Error {
  constructor(operation: string, expected: number, actual: number) {
    super(`the feed of ${operation} goes on at ${actual}, expected ${expected}`);
    this.name = 'GapInFeed';
  }
}

interface Held {
  sequence: number;
  /** Undefined where the operation has ended for the branch. */
  entries: Map<string, ShownEntry> | undefined;
}

/**
 * What an agency has of a feed, rebuilt from its messages in the order of the topic: an example of a consumer, with the
 * rules that each must follow (docs/feeds.md).
 */
export class ReceivedFeed {
  private began = '';
  private readonly held = new Map<string, Held>();

  /** @returns false for a repeat, and for what a later beginning has replaced @throws GapInFeed */
  take(message: FeedMessage): boolean {
    if (message.feedbegan < this.began) return false;
    if (message.feedbegan > this.began) {
      this.began = message.feedbegan;
      this.held.clear();
    }
    const { subject } = message;
    if (subject === undefined) return true;
    const held = this.held.get(subject) ?? { sequence: 0, entries: undefined };
    const sequence = Number(message.sequence);
    if (sequence <= held.sequence) return false;
    if (sequence > held.sequence + 1) throw new GapInFeed(subject, held.sequence + 1, sequence);
    held.sequence = sequence;
    this.held.set(subject, held);
    if (message.type === FEED_TYPES.ended) {
      held.entries = undefined;
      return true;
    }
    const entries = (held.entries ??= new Map<string, ShownEntry>());
    const { data } = message;
    if (isEntry(data)) entries.set(data.id, data);
    else entries.delete(data.id ?? '');
    return true;
  }

  /** Operations that the branch knows something of. */
  get operations(): readonly string[] {
    return [...this.held].flatMap(([id, { entries }]) => (entries === undefined ? [] : [id])).sort();
  }

  /** As `GET /operations/{id}/history` answers it: by when it happened, then by when it was recorded. */
  history(operation: string): readonly ShownEntry[] {
    return inOrder([...(this.held.get(operation)?.entries?.values() ?? [])]);
  }
}

/** When it happened, as it was corrected last. */
const happenedAt = ({ at, corrections = [] }: ShownEntry): string => {
  const is = corrections.findLast(({ field }) => field === 'occurredAt')?.is;
  return typeof is === 'string' && !Number.isNaN(Date.parse(is)) ? new Date(is).toISOString() : at;
};

/** What happened and was recorded in the same millisecond has no order of its own but that of ids. */
export const inOrder = (entries: readonly ShownEntry[]): readonly ShownEntry[] =>
  [...entries].sort((one, other) => {
    const [a, b] = [one, other].map((entry) => `${happenedAt(entry)} ${entry.recordedAt} ${entry.id}`);
    return a! < b! ? -1 : 1;
  });
