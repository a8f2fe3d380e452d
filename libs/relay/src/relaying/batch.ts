import type { Branch } from '@samsyn/kernel';
import type { ShownEntry } from '@samsyn/operations/contract';
import { isEntry, messageOf, type FeedHead } from '../messages/cloud-event';
import type { PlannedChange } from '../messages/planned-change';
import type { Outgoing } from '../publishing/feed-publisher.port';
import type { Claim } from '../store/feed-store.port';

/** One request to a broker carries a megabyte; what is larger goes alone. */
const MOST_BYTES = 512 * 1024;
const MOST_MESSAGES = 1_000;

/** Of one branch and operation, what it is sent at once. */
export interface Reading {
  readonly operation: string;
  readonly branch: Branch;
  readonly entries: ShownEntry[];
}

/** Messages that are sent together, in their order. */
export class Batch {
  readonly claims: Claim[] = [];
  readonly outgoing: Outgoing[] = [];
  readonly readings: Reading[] = [];
  private readonly again = new Set<Claim>();
  private bytes = 0;

  get isFull(): boolean {
    return this.bytes >= MOST_BYTES || this.outgoing.length >= MOST_MESSAGES;
  }

  get isEmpty(): boolean {
    return this.outgoing.length === 0;
  }

  /** Those that have not been written down. */
  get newClaims(): readonly Claim[] {
    return this.claims.filter((claim) => !this.again.has(claim));
  }

  /** @returns false where it has no room for it */
  add(topic: string, head: FeedHead, operation: string, change: PlannedChange): boolean {
    const { sequence, kind, entry, looks, sentAs, data, isClaimed } = change;
    const time = sentAs === 'seen' && isEntry(data) ? { time: data.recordedAt } : {};
    const message = messageOf(head, { operation, sequence, kind: sentAs, ...time, data });
    const value = JSON.stringify(message);
    const bytes = Buffer.byteLength(value);
    if (!this.isEmpty && this.bytes + bytes > MOST_BYTES) return false;
    const { branch } = head;
    const place = { branch, operation, sequence, kind };
    const claim: Claim = { ...place, ...(entry && { entry }), ...(looks && { looks }) };
    if (isClaimed) this.again.add(claim);
    this.claims.push(claim);
    this.outgoing.push({ topic, key: operation, value });
    this.bytes += bytes;
    if (isEntry(data)) this.reading(operation, branch).entries.push(data);
    return true;
  }

  private reading(operation: string, branch: Branch): Reading {
    const last = this.readings.at(-1);
    if (last?.operation === operation && last.branch === branch) return last;
    const reading = { operation, branch, entries: [] };
    this.readings.push(reading);
    return reading;
  }
}
