import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { DomainError } from '@samsyn/kernel';
import type { PdfDefinition } from './pdf-definition';
// The name alone would not make the compiler see the file.
import type {} from './pdf-worker.mjs';

const TIMEOUT_MS = 30_000;
const MAX_HEAP_MIB = 256;

/** Beside this file, as it is written or as it is compiled. */
const WORKER = join(__dirname, `pdf-worker${extname(__filename) === '.ts' ? '.mts' : '.mjs'}`);

/**
 * Makes PDFs, each in a thread of its own, so that a long document holds up nobody who is on a site: at most two at
 * once, twenty waiting, thirty seconds each.
 */
@Injectable()
export class PdfPress {
  protected readonly atOnce: number = 2;
  protected readonly mostWaiting: number = 20;
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  /** @throws DomainError `DEBRIEF.PDF_UNAVAILABLE` (unavailable) where too many wait, or the document could not be made */
  async print(definition: PdfDefinition): Promise<Buffer> {
    if (this.running >= this.atOnce) {
      if (this.waiting.length >= this.mostWaiting) throw unavailable();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await inThread(definition);
    } finally {
      // The place goes straight to whoever has waited longest.
      const next = this.waiting.shift();
      if (next) next();
      else this.running -= 1;
    }
  }
}

const unavailable = (): DomainError => new DomainError('DEBRIEF.PDF_UNAVAILABLE', {}, 'unavailable');

function inThread(definition: PdfDefinition): Promise<Buffer> {
  const worker = new Worker(WORKER, {
    workerData: definition,
    resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MIB },
    // Nothing of a document reaches a log, whatever a library prints.
    stdout: true,
    stderr: true,
  });
  const overdue = setTimeout(() => void worker.terminate(), TIMEOUT_MS);
  return new Promise<Buffer>((resolve, reject) => {
    worker.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    worker.once('error', () => reject(unavailable()));
    worker.once('exit', () => reject(unavailable()));
  }).finally(() => clearTimeout(overdue));
}
