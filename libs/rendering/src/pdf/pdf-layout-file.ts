import { extname, join } from 'node:path';
// The name alone would not make the compiler see the file.
import type {} from './pdf-layout.mts';

/** The module that lays out a PDF, to be imported by the thread that lays one out: its libraries are large. */
export const PDF_LAYOUT_FILE = join(
  __dirname,
  `pdf-layout${extname(__filename) === '.ts' ? '.mts' : '.mjs'}`,
);

export type PdfLayout = typeof import('./pdf-layout.mts');
