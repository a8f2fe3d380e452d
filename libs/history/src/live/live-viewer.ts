import type { Viewer } from '@samsyn/secrecy';
import type { ShownEntry } from '@samsyn/operations/contract';

/** Where a viewer's frames go: an open connection. */
export interface Outlet {
  /** False where it has ended, or was cut off because nobody reads. */
  sendFrame(frame: Uint8Array): boolean;
  /** Resolves when what was sent has left, or the connection has ended. */
  drained(): Promise<void>;
  close(): void;
  readonly closed: Promise<void>;
}

/** What is sent at once of an operation's entries, and the entry in it; others tell which entry is taken back, and no more. */
export interface Frame {
  readonly bytes: Uint8Array;
  readonly entry?: ShownEntry;
}

/** Writes down that the viewer reads these entries; nothing of them is sent before that is durable. */
export type RecordReads = (entries: readonly ShownEntry[]) => Promise<void>;

/** New frames that wait while a viewer is still reading what was before; beyond it she is cut off and may come again. */
const MAX_BACKLOG_BYTES = 4 * 1024 * 1024;
/** Frames whose reading is written down together. */
const RECORDED_AT_ONCE = 500;

/** One open connection. What is new waits until all that was before has been sent. */
export class LiveViewer {
  private backlog: Frame[] = [];
  private backlogBytes = 0;
  /** Frames are being sent, or will be when she has caught up. */
  private isSending = true;
  private ended = false;

  constructor(
    readonly viewer: Viewer,
    private readonly outlet: Outlet,
    /** Epoch milliseconds: the token's end. */
    private readonly until: number,
    private readonly recordReads: RecordReads,
  ) {
    void outlet.closed.then(() => {
      this.ended = true;
    });
  }

  get closed(): Promise<void> {
    return this.outlet.closed;
  }

  isExpired(nowMs: number): boolean {
    return nowMs >= this.until;
  }

  /** Sends the frames at the pace at which the viewer reads, and then what has become new. */
  async catchUp(frames: readonly Frame[]): Promise<void> {
    for (let from = 0; from < frames.length && !this.ended; from += RECORDED_AT_ONCE)
      await this.sendAll(frames.slice(from, from + RECORDED_AT_ONCE), () => this.outlet.drained());
    await this.sendBacklog(() => this.outlet.drained());
  }

  send(frame: Frame): void {
    if (this.ended) return;
    this.backlogBytes += frame.bytes.length;
    if (this.backlogBytes > MAX_BACKLOG_BYTES) {
      this.end();
      return;
    }
    this.backlog.push(frame);
    if (!this.isSending) void this.sendBacklog();
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.outlet.close();
  }

  private async sendBacklog(paced?: () => Promise<void>): Promise<void> {
    this.isSending = true;
    while (this.backlog.length > 0 && !this.ended) {
      const waiting = this.backlog.splice(0, RECORDED_AT_ONCE);
      for (const { bytes } of waiting) this.backlogBytes -= bytes.length;
      await this.sendAll(waiting, paced);
    }
    this.isSending = false;
  }

  private async sendAll(frames: readonly Frame[], paced?: () => Promise<void>): Promise<void> {
    const entries = frames.flatMap(({ entry }) => entry ?? []);
    try {
      await this.recordReads(entries);
    } catch {
      // She comes again, and is refused as long as nobody can write down what she reads.
      this.end();
      return;
    }
    for (const { bytes } of frames) {
      if (this.ended || !this.outlet.sendFrame(bytes)) return;
      await paced?.();
    }
  }
}
