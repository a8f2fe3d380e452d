/** Lets calls through at once, or, while it is closed, keeps them in their order. */
export class Gate {
  private readonly waiting: (() => void)[] = [];
  private isClosed = false;

  constructor(private readonly capacity = 100_000) {}

  get isOpen(): boolean {
    return !this.isClosed;
  }

  get waits(): number {
    return this.waiting.length;
  }

  /** @throws Error when more wait than it holds: no test needs so many, so it is one that forgot to open it */
  pass(call: () => void): void {
    if (!this.isClosed) return call();
    if (this.waiting.length >= this.capacity) throw new Error(`more than ${this.capacity} calls wait`);
    this.waiting.push(call);
  }

  close(): void {
    this.isClosed = true;
  }

  open(): void {
    this.isClosed = false;
    while (!this.isClosed && this.waiting.length > 0) this.waiting.shift()!();
  }

  /** What waits is lost, as with a process that ends. */
  clear(): void {
    this.isClosed = false;
    this.waiting.length = 0;
  }
}
