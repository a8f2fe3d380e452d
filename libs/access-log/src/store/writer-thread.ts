import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { FromWriter, ToWriter, WriterSettings } from './writer-messages';

/** The writer beside this file, as Node finds it: compiled, or as source where tests run the sources. */
const WRITER = join(__dirname, extname(__filename) === '.ts' ? 'access-writer.mts' : 'access-writer.mjs');

/**
 * The thread that writes the access log. It begins with the first row (it takes some 20 MB, and a process
 * that only records never reads), and begins again where it has ended unasked.
 */
export class WriterThread {
  private starting: Promise<Worker> | undefined;
  private answered: ((message: FromWriter) => void) | undefined;

  constructor(private readonly settings: WriterSettings) {}

  /** One at a time. @returns `failed` also where the thread cannot begin or has ended */
  async ask(message: ToWriter): Promise<FromWriter> {
    try {
      const worker = await (this.starting ??= this.start());
      return await new Promise<FromWriter>((resolve) => {
        this.answered = resolve;
        worker.postMessage(message);
      });
    } catch (error) {
      this.starting = undefined;
      return { kind: 'failed', reason: error instanceof Error ? error.message : 'the writer did not start' };
    }
  }

  /** Resolves when the file is closed. */
  async close(): Promise<void> {
    const worker = await this.starting?.catch(() => undefined);
    if (!worker) return;
    const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
    worker.postMessage({ kind: 'close' } satisfies ToWriter);
    await exited;
  }

  private async start(): Promise<Worker> {
    const worker = new Worker(WRITER, { workerData: this.settings, execArgv: [] });
    const first = await new Promise<FromWriter>((resolve) => {
      const refuse = (): void => resolve({ kind: 'refused', reason: 'the writer did not start' });
      worker.once('message', resolve).once('error', refuse).once('exit', refuse);
    });
    if (first.kind === 'refused') {
      await worker.terminate();
      throw new Error(first.reason);
    }
    worker.on('message', (message: FromWriter) => this.tell(message));
    const end = (): void => {
      this.starting = undefined;
      this.tell({ kind: 'failed', reason: 'the writer ended' });
    };
    worker.on('error', end).on('exit', end);
    return worker;
  }

  private tell(message: FromWriter): void {
    const answered = this.answered;
    this.answered = undefined;
    answered?.(message);
  }
}
