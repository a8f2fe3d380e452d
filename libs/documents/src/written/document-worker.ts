import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type { PdfLayout } from '@samsyn/rendering';
import type { DocumentOrder } from './written-document';
import { writtenDocument } from './written-document';

/**
 * A thread that writes documents, one after the other, each from the JSON text of its order. It is bundled with what it
 * needs into a file of its own (`scripts/document-worker.js`): Node loads that by itself. A fault ends the thread.
 */

/** What lays out a PDF is loaded by the thread that lays one out. */
const LAYOUT = pathToFileURL(workerData as string).href;

export interface DocumentMessage {
  readonly etag: string;
  /** Absent where the caller has the document already. */
  readonly bytes?: Uint8Array<ArrayBuffer>;
}

async function answer(json: string): Promise<void> {
  const { etag, text, pdf } = writtenDocument(JSON.parse(json) as DocumentOrder);
  const bytes = pdf
    ? await ((await import(LAYOUT)) as PdfLayout).laidOut(pdf)
    : text === undefined
      ? undefined
      : new TextEncoder().encode(text);
  const message: DocumentMessage = bytes ? { etag, bytes } : { etag };
  parentPort?.postMessage(message, bytes ? [bytes.buffer] : []);
}

parentPort?.on('message', (json: string) => void answer(json));
