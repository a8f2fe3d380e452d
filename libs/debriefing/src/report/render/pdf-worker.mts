import { dirname, join, sep } from 'node:path';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import pdfmake from 'pdfmake';
import type { PdfDefinition } from './pdf-definition.js';

/** One document in a thread of its own: the layout takes the processor for as long as the document is. */
const FONTS = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts',
  'Roboto',
);
const { pageTemplate, ...definition } = workerData as PdfDefinition;

pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => path.startsWith(FONTS + sep));
pdfmake.setFonts({
  Roboto: {
    normal: join(FONTS, 'Roboto-Regular.ttf'),
    bold: join(FONTS, 'Roboto-Medium.ttf'),
    italics: join(FONTS, 'Roboto-Italic.ttf'),
    bolditalics: join(FONTS, 'Roboto-MediumItalic.ttf'),
  },
});

const document = pdfmake.createPdf({
  ...definition,
  footer: (page, pages) => ({
    text: pageTemplate.replace('{page}', String(page)).replace('{pages}', String(pages)),
    alignment: 'right',
    fontSize: 8.5,
    color: '#4a5560',
    margin: [44, 14, 44, 0],
  }),
});
parentPort?.postMessage(await document.getBuffer());
