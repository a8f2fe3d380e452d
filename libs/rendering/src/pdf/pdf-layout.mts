import { readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import pdfmake from 'pdfmake';
import type { PdfDefinition } from './pdf-definition.ts';
import { FACES, open, ROBOTO, unwrapped } from './pdf-fonts.mts';
import { familiesUsed, inFonts, isIncomplete } from './pdf-scripts.mts';

const PLAIN = /^[\t\n\r\u0020-\u007e\u00a0-\u017f\u2010-\u2026]*$/;

/** Every text of the definition in fonts that can write it; what is Latin alone stays as it is. */
function written(node: unknown): unknown {
  if (Array.isArray(node))
    return node.flatMap((one: unknown) => (typeof one === 'string' ? pieces(one) : [written(one)]));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]: [string, unknown]) => {
      if (key !== 'text') return [key, written(value)];
      if (typeof value !== 'string') return [key, written(value)];
      const parts = pieces(value);
      return [key, parts.length === 1 && typeof parts[0] === 'string' ? parts[0] : parts];
    }),
  );
}

function pieces(text: string): (string | { text: string; font: string })[] {
  if (PLAIN.test(text)) return [text];
  return inFonts(text).map(({ text: piece, family }) =>
    family === 'Roboto' ? piece : { text: piece, font: family },
  );
}

/** Only what is needed is read: the largest of them weighs more than most documents. */
const files = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Buffer): void } };

function fontsUsed() {
  return Object.fromEntries(
    FACES.filter(({ family }) => family !== 'Roboto' && familiesUsed().has(family)).map((face) => {
      const [regular, bold] = [`${face.family}-regular`, `${face.family}-bold`];
      files.virtualfs.writeFileSync(regular, open(face).bytes);
      files.virtualfs.writeFileSync(bold, unwrapped(readFileSync((face.bold ?? face.regular)())));
      return [face.family, { normal: regular, bold, italics: regular, bolditalics: bold }];
    }),
  );
}

/**
 * The bytes of one document. The layout takes the processor for as long as the document is, and which fonts were needed is
 * known of one document alone: a thread makes one and ends.
 */
export async function laidOut({
  pageTemplate,
  unprintable,
  ...definition
}: PdfDefinition): Promise<Uint8Array<ArrayBuffer>> {
  const content = written(definition.content) as unknown[];
  if (isIncomplete())
    content.unshift({ text: unprintable, italics: true, fontSize: 9, margin: [0, 0, 0, 6] });
  pdfmake.setUrlAccessPolicy(() => false);
  pdfmake.setLocalAccessPolicy((path) => path.startsWith(ROBOTO + sep));
  pdfmake.setFonts({
    ...fontsUsed(),
    Roboto: {
      normal: join(ROBOTO, 'Roboto-Regular.ttf'),
      bold: join(ROBOTO, 'Roboto-Medium.ttf'),
      italics: join(ROBOTO, 'Roboto-Italic.ttf'),
      bolditalics: join(ROBOTO, 'Roboto-MediumItalic.ttf'),
    },
  });
  const document = pdfmake.createPdf({
    ...definition,
    content: content as typeof definition.content,
    footer: (page, pages) => ({
      text: pageTemplate.replace('{page}', String(page)).replace('{pages}', String(pages)),
      alignment: 'right',
      fontSize: 8.5,
      color: '#4a5560',
      margin: [44, 14, 44, 0],
    }),
  });
  return new Uint8Array(await document.getBuffer());
}
