import type { Viewer } from '@samsyn/secrecy';
import type { FeedBatch } from './feed-item';

/** As much JSON may wait while its reader takes what was before; beyond it the feed ends, and its reader may come again. */
const MAX_WAITING_CHARS = 4 * 1024 * 1024;

const charsOf = ({ items }: FeedBatch): number => items.reduce((sum, { json }) => sum + json.length, 0);

/**
 * What one reader of a branch is shown of an operation, redacted, from a position on: first what was before, then each
 * change as it comes. It knows nothing of how it is sent. One reader iterates, at their own pace; iteration ends when the
 * right to know the operation has ended, when too much waits, or when `end` is called.
 */
export class BranchFeed implements AsyncIterable<FeedBatch> {
  private waiting: { readonly batch: FeedBatch; readonly chars: number }[] = [];
  private waitingChars = 0;
  private hasBegun = false;
  private isOver = false;
  private wake: () => void = () => {};
  private readonly over = Promise.withResolvers<void>();

  /** @param onEnd called once, at once */
  constructor(
    readonly viewer: Viewer,
    private readonly onEnd: () => void = () => {},
  ) {}

  get hasEnded(): boolean {
    return this.isOver;
  }

  /** Resolves when the feed has ended for whatever reason. */
  get ended(): Promise<void> {
    return this.over.promise;
  }

  /** Something waits for the reader. */
  get isBehind(): boolean {
    return this.waiting.length > 0;
  }

  /** Everything of before, however much that is. Whatever came meanwhile stands behind it. */
  begin(batch: FeedBatch): void {
    this.hasBegun = true;
    this.waiting.unshift({ batch, chars: 0 });
    this.wake();
  }

  add(batch: FeedBatch): void {
    if (this.isOver) return;
    const chars = charsOf(batch);
    this.waitingChars += chars;
    if (this.waitingChars > MAX_WAITING_CHARS) {
      this.end();
      return;
    }
    this.waiting.push({ batch, chars });
    this.wake();
  }

  /** What waits is not given any more. */
  end(): void {
    if (this.isOver) return;
    this.isOver = true;
    this.waiting = [];
    this.onEnd();
    this.over.resolve();
    this.wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<FeedBatch, void, void> {
    try {
      while (!this.isOver) {
        const next = this.hasBegun ? this.waiting.shift() : undefined;
        if (next) {
          this.waitingChars -= next.chars;
          yield next.batch;
        } else await new Promise<void>((resolve) => (this.wake = resolve));
      }
    } finally {
      this.end();
    }
  }
}
