import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { PdfDefinition } from './pdf-definition';

const LAYOUT = pathToFileURL(join(__dirname, 'pdf-layout.mts')).href;
const SCRIPT = `
  const { parentPort, workerData } = require('node:worker_threads');
  import(${JSON.stringify(LAYOUT)}).then(async ({ laidOut }) => parentPort.postMessage(await laidOut(workerData)));
`;

/** Lays out one PDF, in a thread as in production. @throws what the layout throws */
export function laidOutInThread(definition: PdfDefinition): Promise<Buffer> {
  const thread = new Worker(SCRIPT, { eval: true, workerData: definition, stdout: true, stderr: true });
  const pdf = new Promise<Buffer>((resolve, reject) => {
    thread.once('message', (bytes: Uint8Array) => resolve(Buffer.from(bytes)));
    thread.once('error', reject);
  });
  return pdf.finally(() => thread.terminate());
}
