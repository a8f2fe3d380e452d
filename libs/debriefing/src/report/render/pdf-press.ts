import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@samsyn/kernel';
import { LIMITS } from '@samsyn/web';
import type { PdfDefinition } from './pdf-definition';
// The name alone would not make the compiler see the file.
import type {} from './pdf-worker.mjs';

const MAX_HEAP_MIB = 256;

/** Beside this file, as it is written or as it is compiled. */
const WORKER = join(__dirname, `pdf-worker${extname(__filename) === '.ts' ? '.mts' : '.mjs'}`);

/**
 * Makes PDFs, each in a thread of its own, so that a long document holds up nobody who is on a site: at most two at
 * once, twenty waiting. After thirty seconds, those of waiting among them, whoever asked is told that there is none.
 */
@Injectable()
export class PdfPress {
  protected readonly atOnce: number = LIMITS.pdfsAtOnce.value;
  protected readonly mostWaiting: number = LIMITS.pdfsWaiting.value;
  protected readonly timeoutMs: number = LIMITS.pdfTime.value;
  private running = 0;
  private readonly waiting = new Set<() => void>();

  /**
   * @throws DomainError `DEBRIEF.PDF_UNAVAILABLE` (unavailable) where too many wait, the time is over, or the document
   *   could not be made, or `gone` is aborted: nobody is there to read it
   */
  async print(definition: PdfDefinition, gone?: AbortSignal): Promise<Buffer> {
    const untilMs = performance.now() + this.timeoutMs;
    await this.place(gone);
    try {
      return await this.make(definition, Math.max(1, untilMs - performance.now()), gone);
    } finally {
      // The place goes straight to whoever has waited longest.
      const [next] = this.waiting;
      if (next) next();
      else this.running -= 1;
    }
  }

  /** `withinMs`: what is left of the time; then, or when its reader has gone, its thread is ended. */
  protected make(definition: PdfDefinition, withinMs: number, gone?: AbortSignal): Promise<Buffer> {
    return inThread(definition, withinMs, gone);
  }

  private async place(gone?: AbortSignal): Promise<void> {
    if (gone?.aborted) throw unavailable();
    if (this.running < this.atOnce) {
      this.running += 1;
      return;
    }
    if (this.waiting.size >= this.mostWaiting) throw unavailable();
    await new Promise<void>((resolve, reject) => {
      const giveUp = (): void => {
        clearTimeout(overdue);
        this.waiting.delete(come);
        reject(unavailable());
      };
      const overdue = setTimeout(giveUp, this.timeoutMs);
      gone?.addEventListener('abort', giveUp, { once: true });
      const come = (): void => {
        clearTimeout(overdue);
        gone?.removeEventListener('abort', giveUp);
        this.waiting.delete(come);
        resolve();
      };
      this.waiting.add(come);
    });
  }
}

const unavailable = (): DomainError => new DomainError('DEBRIEF.PDF_UNAVAILABLE', {}, 'unavailable');

function inThread(definition: PdfDefinition, withinMs: number, gone?: AbortSignal): Promise<Buffer> {
  const worker = new Worker(WORKER, {
    workerData: definition,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MIB },
    // Nothing of a document reaches a log, whatever a library prints.
    stdout: true,
    stderr: true,
  });
  const end = (): void => void worker.terminate();
  const overdue = setTimeout(end, withinMs);
  gone?.addEventListener('abort', end, { once: true });
  if (gone?.aborted) end();
  return new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', () => reject(unavailable()));
    worker.once('exit', () => reject(unavailable()));
  }).finally(() => {
    clearTimeout(overdue);
    gone?.removeEventListener('abort', end);
  });
}
