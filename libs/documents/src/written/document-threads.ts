import { extname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DomainError } from '@samsyn/kernel';
import { PDF_LAYOUT_FILE } from '@samsyn/rendering';
import { breath, jsonInSlices, LIMITS } from '@samsyn/web';
import type { DocumentMessage } from './document-worker';
import { ThreadPlaces, type PlaceBounds } from './thread-places';
import type { DocumentOrder } from './written-document';

const IS_SOURCE = extname(__filename) === '.ts';
/** As the build bundles it beside this file, or as it is bundled for tests. */
const WORKER = IS_SOURCE
  ? join(__dirname, '../../../../node_modules/.cache/samsyn/document-worker.cjs')
  : join(__dirname, 'document-worker.cjs');

const PAGE_HEAP_MIB = 128;
const PDF_HEAP_MIB = 256;
/** A thread that wrote pages waits so long for the next, and then gives its memory back. */
const KEPT_FOR_MS = 30_000;

/** The tag of a document; its bytes unless the caller has it already. */
export type Written = DocumentMessage;

/**
 * Writes documents (wording, markup, layout) in threads, so that a long one delays nobody on a site: pages in
 * one that is kept for the next, each PDF in one of its own. What nobody waits for any more is not written: a
 * request that waits for a place loses it when its client goes, and the thread that writes for a client who
 * has gone is ended.
 */
@Injectable()
export class DocumentThreads implements OnModuleDestroy {
  private readonly forPages = new ThreadPlaces(LIMITS.pageThreads.value, () => this.bounds());
  private readonly forPdfs = new ThreadPlaces(LIMITS.pdfsAtOnce.value, () => this.bounds());
  /** Has written, and is free. */
  private idle: Worker | undefined;
  private idleTimer: NodeJS.Timeout | undefined;

  /**
   * @throws DomainError `DEBRIEF.PDF_UNAVAILABLE`, for a page `REQUEST.SERVER_BUSY` (unavailable), where too many wait, the
   *   time is over, the document could not be written, or `gone` is aborted: nobody is there to read it
   */
  write(order: DocumentOrder, gone?: AbortSignal): Promise<Written> {
    const isPdf = order.type === 'application/pdf';
    const unavailable = (): DomainError =>
      new DomainError(isPdf ? 'DEBRIEF.PDF_UNAVAILABLE' : 'REQUEST.SERVER_BUSY', {}, 'unavailable');
    return (isPdf ? this.forPdfs : this.forPages).hold(
      async (withinMs) => {
        const thread = isPdf ? this.start(PDF_HEAP_MIB) : this.threadForPages();
        const written = await askedOf(thread, order, { withinMs, gone, unavailable });
        if (isPdf) void thread.terminate();
        else this.keep(thread);
        return written;
      },
      { gone, unavailable },
    );
  }

  onModuleDestroy(): void {
    this.endIdle();
  }

  protected bounds(): PlaceBounds {
    return { mostWaiting: LIMITS.documentsForThreads.value, timeoutMs: LIMITS.documentTime.value };
  }

  protected start(maxOldGenerationSizeMb: number): Worker {
    return new Worker(WORKER, {
      workerData: PDF_LAYOUT_FILE,
      resourceLimits: { maxOldGenerationSizeMb },
      // Nothing of a document reaches a log, whatever a library prints.
      stdout: true,
      stderr: true,
    });
  }

  private threadForPages(): Worker {
    const thread = this.idle ?? this.start(PAGE_HEAP_MIB);
    clearTimeout(this.idleTimer);
    this.idle = undefined;
    thread.removeAllListeners();
    return thread;
  }

  private endIdle(): void {
    clearTimeout(this.idleTimer);
    void this.idle?.terminate();
    this.idle = undefined;
  }

  private keep(thread: Worker): void {
    this.endIdle();
    this.idle = thread;
    // Whatever ends it, the next page gets another.
    const forget = (): void => {
      if (this.idle === thread) this.endIdle();
    };
    thread.once('error', forget).once('exit', forget);
    thread.unref();
    this.idleTimer = setTimeout(forget, KEPT_FOR_MS).unref();
  }
}

interface Asking {
  readonly withinMs: number;
  readonly gone: AbortSignal | undefined;
  readonly unavailable: () => DomainError;
}

/** What the thread writes; after the time, when its reader has gone, and after a fault the thread is ended. */
async function askedOf(
  thread: Worker,
  order: DocumentOrder,
  { withinMs, gone, unavailable }: Asking,
): Promise<Written> {
  const end = (): void => void thread.terminate();
  const overdue = setTimeout(end, withinMs);
  gone?.addEventListener('abort', end, { once: true });
  if (gone?.aborted) end();
  thread.ref();
  try {
    const written = new Promise<Written>((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', () => reject(unavailable()));
      thread.once('exit', () => reject(unavailable()));
    });
    written.catch(() => undefined);
    const goOn = async (): Promise<void> => {
      await breath();
      if (gone?.aborted) throw unavailable();
    };
    thread.postMessage(await jsonInSlices(order, goOn));
    return await written;
  } finally {
    clearTimeout(overdue);
    gone?.removeEventListener('abort', end);
    thread.removeAllListeners();
  }
}
