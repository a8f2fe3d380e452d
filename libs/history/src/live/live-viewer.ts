import type { Viewer } from '@samsyn/secrecy';

/** Where a viewer's frames go: an open connection. */
export interface Outlet {
  /** False where it has ended, or was cut off because nobody reads. */
  sendFrame(frame: Uint8Array): boolean;
  /** Resolves when what was sent has left, or the connection has ended. */
  drained(): Promise<void>;
  close(): void;
  readonly closed: Promise<void>;
}

/** New frames that wait while a viewer is still reading what was before; beyond it she is cut off and may come again. */
const MAX_BACKLOG_BYTES = 4 * 1024 * 1024;

/** One open connection. What is new waits until all that was before has been sent. */
export class LiveViewer {
  private backlog: Uint8Array[] | undefined = [];
  private backlogBytes = 0;
  private ended = false;

  constructor(
    readonly viewer: Viewer,
    private readonly outlet: Outlet,
    /** Epoch milliseconds: the token's end. */
    private readonly until: number,
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
  async catchUp(frames: Iterable<Uint8Array>): Promise<void> {
    for (const frame of frames) {
      if (this.ended || !this.outlet.sendFrame(frame)) return;
      await this.outlet.drained();
    }
    while (this.backlog && this.backlog.length > 0 && !this.ended) {
      const waiting = this.backlog.splice(0);
      this.backlogBytes = 0;
      for (const frame of waiting) {
        if (!this.outlet.sendFrame(frame)) return;
        await this.outlet.drained();
      }
    }
    this.backlog = undefined;
  }

  send(frame: Uint8Array): void {
    if (this.ended) return;
    if (!this.backlog) {
      this.outlet.sendFrame(frame);
      return;
    }
    this.backlogBytes += frame.length;
    if (this.backlogBytes > MAX_BACKLOG_BYTES) this.end();
    else this.backlog.push(frame);
  }

  end(): void {
    if (this.ended) return;
    this.ended = true;
    this.outlet.close();
  }
}
