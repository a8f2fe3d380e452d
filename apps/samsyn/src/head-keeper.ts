import type { KeptHead } from '@samsyn/event-store';

/** What it held is found again up to so long before it was lost. */
const EVERY_MS = 500;
/** After so many failures in a row the head is reported as behind. */
const TOLERATED = 4;

export interface HeadSource {
  keptHead(): Promise<KeptHead | undefined>;
}

/** Follows the log and keeps its head with the keys, at most a second behind. */
export class HeadKeeper {
  private kept: KeptHead | undefined;
  private failures = 0;
  private running: Promise<void> = Promise.resolve();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly log: HeadSource,
    private readonly file: { keep(head: KeptHead): Promise<void> },
  ) {
    this.timer = setInterval(() => this.look(), EVERY_MS).unref();
  }

  /** False where the head could not be kept for some time. */
  get isUpToDate(): boolean {
    return this.failures < TOLERATED;
  }

  /** Keeps the last head; the log must still be open. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    this.look();
    await this.running;
  }

  private look(): void {
    this.running = this.running.then(() => this.keep());
  }

  private async keep(): Promise<void> {
    try {
      const head = await this.log.keptHead();
      if (head === undefined || (head.position === this.kept?.position && this.failures === 0)) return;
      await this.file.keep(head);
      this.kept = head;
      this.failures = 0;
    } catch {
      this.failures += 1;
    }
  }
}
