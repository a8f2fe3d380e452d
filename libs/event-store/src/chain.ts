import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { LogDamage } from './damage';
import type { ChainLink, StoredEvent } from './port';

/** What the log holds as a whole, up to its last event. */
export interface LogHead {
  /** Of the last event; 0 for an empty log. */
  readonly position: number;
  readonly count: number;
  /** Of the last event; empty where it has none. */
  readonly mac: string;
  /** SHA-256 over the one before and the MAC of each event, in order of position; base64url. */
  readonly running: string;
}

/** The chain that an event is bound into: its operation's, outside operations its stream's. */
export const chainOf = ({ operationId, stream }: Pick<StoredEvent, 'operationId' | 'stream'>): string =>
  operationId ?? stream;

/** Binds each event to all before it in its chain: HMAC-SHA-256 (RFC 2104), base64url without padding. */
export class ChainKey {
  private readonly key: KeyObject;

  /** @param key 32 bytes that are not kept with the log */
  constructor(key: Buffer) {
    this.key = createSecretKey(key);
  }

  /** Whether the event's MAC is the one that it would have, in a time that reveals nothing of that. */
  binds(event: StoredEvent): boolean {
    const { chain } = event;
    // The leaf of an event without a chain is made of what is verified first.
    if (!chain) return false;
    const due = Buffer.from(this.macOf(chainOf(event), chain.number, chain.before, event.leaf), 'latin1');
    const mac = Buffer.from(chain.mac, 'latin1');
    return mac.length === due.length && timingSafeEqual(mac, due);
  }

  /** The writer makes it alike (`log-writer.mts`): it can import nothing, and every read compares the two. */
  macOf(chain: string, number: number, before: string, leaf: string): string {
    return createHmac('sha256', this.key)
      .update(`${chain}\n${number}\n${before}\n${leaf}`)
      .digest('base64url');
  }
}

/** An event of the log is not what was written, or one before it is missing. Nothing of it is shown. */
export class EventAltered extends Error {
  constructor(readonly position: number) {
    super(`the event at position ${position} of the log was altered, or one before it is missing`);
    this.name = 'EventAltered';
  }
}

/** Follows one chain in order, so that a missing, a doubled or a foreign event is found. */
export class ChainReader {
  private last: ChainLink | undefined;
  private isBegun = false;

  constructor(private readonly damage: LogDamage) {}

  /** @throws EventAltered where the event is not what was written, or does not follow the one before */
  follow(event: StoredEvent): void {
    event.mustBeWhole?.();
    const { chain, position, isTakenAsItStands = false } = event;
    const follows =
      isTakenAsItStands ||
      (chain === undefined
        ? this.last === undefined
        : chain.number === (this.last ? this.last.number + 1 : this.isBegun ? chain.number : 0) &&
          (this.last === undefined || chain.before === this.last.mac));
    if (!follows) {
      this.damage.event(position);
      throw new EventAltered(position);
    }
    this.last = chain;
  }

  /** What follows was not read from the log: where the chain is then is not known. */
  lose(): void {
    this.isBegun = true;
    this.last = undefined;
  }
}

/** For one of many: what was altered is left out of a list, and is reported to the operator. */
export async function unlessAltered<Value>(read: () => Promise<Value>): Promise<Value | undefined> {
  try {
    return await read();
  } catch (error) {
    if (error instanceof EventAltered) return undefined;
    throw error;
  }
}
