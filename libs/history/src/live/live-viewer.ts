import type { ShownEntry } from '@samsyn/operations/contract';
import type { BranchFeed } from '../feed/branch-feed';
import type { FeedBatch } from '../feed/feed-item';

/** Where a viewer's frames go: an open connection. */
export interface Outlet {
  /** False where it has ended, or was cut off because nobody reads. */
  sendFrame(frame: Uint8Array): boolean;
  /** Resolves when what was sent has left, or the connection has ended. */
  drained(): Promise<void>;
  close(): void;
  readonly closed: Promise<void>;
}

/** Writes down that the viewer reads these entries; nothing of them is sent before that is durable. */
export type RecordReads = (entries: readonly ShownEntry[]) => Promise<void>;

/** Entries whose reading is written down together. */
const RECORDED_AT_ONCE = 500;

/** Frames of what many viewers get, made once; the last has the id, so that who comes back with it has them all. */
const framesOfBatch = new WeakMap<FeedBatch, readonly Buffer[]>();

function framesOf(batch: FeedBatch, idAt: (position: number) => string): readonly Buffer[] {
  const known = framesOfBatch.get(batch);
  if (known) return known;
  const frames = batch.items.map(({ kind, json }) => Buffer.from(`event: ${kind}\ndata: ${json}\n\n`));
  const id = Buffer.from(`id: ${idAt(batch.position)}\n`);
  frames.push(Buffer.concat([id, frames.pop()!]));
  framesOfBatch.set(batch, frames);
  return frames;
}

/** Sends a feed as server-sent events over one open connection. */
export class LiveViewer {
  constructor(
    readonly feed: BranchFeed,
    private readonly outlet: Outlet,
    /** Epoch milliseconds: the token's end. */
    private readonly until: number,
    private readonly recordReads: RecordReads,
    /** The opaque id of an event for a position of the log. */
    private readonly idAt: (position: number) => string,
  ) {
    void outlet.closed.then(() => feed.end());
  }

  isExpired(nowMs: number): boolean {
    return nowMs >= this.until;
  }

  /** Until either end has gone: what was before at the pace at which the viewer reads, then what is new. */
  async send(): Promise<void> {
    let isPaced = true;
    for await (const batch of this.feed) {
      await this.sendBatch(batch, isPaced);
      isPaced &&= this.feed.isBehind;
    }
  }

  private async sendBatch(batch: FeedBatch, isPaced: boolean): Promise<void> {
    const frames = framesOf(batch, this.idAt);
    for (let from = 0; from < frames.length && !this.feed.hasEnded; from += RECORDED_AT_ONCE) {
      const items = batch.items.slice(from, from + RECORDED_AT_ONCE);
      try {
        await this.recordReads(items.flatMap(({ entry }) => entry ?? []));
      } catch {
        // They come again, and are refused as long as nobody can write down what they read.
        this.feed.end();
        return;
      }
      for (const frame of frames.slice(from, from + RECORDED_AT_ONCE)) {
        if (this.feed.hasEnded || !this.outlet.sendFrame(frame)) return;
        if (isPaced) await this.outlet.drained();
      }
    }
  }
}
