import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { inflateSync } from 'node:zlib';

const require = createRequire(import.meta.url);
export const ROBOTO = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');

export interface Face {
  readonly family: string;
  regular(): string;
  bold?(): string;
}
const fontsource = (name: string, subset: string, weight = 400) =>
  join(
    dirname(require.resolve(`@fontsource/${name}/package.json`)),
    'files',
    `${name}-${subset}-${weight}-normal.woff`,
  );
const noto = (family: string, name: string, subset: string): Face => ({
  family,
  regular: () => fontsource(name, subset),
  bold: () => fontsource(name, subset, 700),
});
const hans = (file: string) => join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts', file);

/** What a font cannot write, the next is asked for; the last one has nearly every character, drawn roughly. */
export const FACES: readonly Face[] = [
  {
    family: 'Roboto',
    regular: () => join(ROBOTO, 'Roboto-Regular.ttf'),
    bold: () => join(ROBOTO, 'Roboto-Medium.ttf'),
  },
  noto('Arabic', 'noto-sans-arabic', 'arabic'),
  noto('Hebrew', 'noto-sans-hebrew', 'hebrew'),
  noto('Thai', 'noto-sans-thai', 'thai'),
  {
    family: 'Han',
    regular: () => hans('NotoSansHans-Regular.otf'),
    bold: () => hans('NotoSansHans-Bold.otf'),
  },
  noto('Emoji', 'noto-emoji', 'emoji'),
  { family: 'Unifont', regular: () => fontsource('unifontex', 'latin') },
];

const WOFF = 0x774f4646;
const DIRECTORY = 12;
const ENTRY = 16;

/**
 * A WOFF 1.0 file (W3C, 2012) as the font that it holds: taken out of its compression once, and not once for each glyph.
 * Anything else stands as it is.
 */
export function unwrapped(file: Buffer): Buffer {
  if (file.readUInt32BE(0) !== WOFF) return file;
  const count = file.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => {
    const at = 44 + index * 20;
    const [offset, packed, size] = [4, 8, 12].map((field) => file.readUInt32BE(at + field)) as [
      number,
      number,
      number,
    ];
    const bytes = file.subarray(offset, offset + packed);
    return {
      tag: file.subarray(at, at + 4),
      sum: file.subarray(at + 16, at + 20),
      bytes: packed < size ? inflateSync(bytes) : bytes,
    };
  });
  const head = Buffer.alloc(DIRECTORY + ENTRY * count);
  file.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const power = Math.floor(Math.log2(count));
  head.writeUInt16BE(16 * 2 ** power, 6);
  head.writeUInt16BE(power, 8);
  head.writeUInt16BE(16 * (count - 2 ** power), 10);
  const bodies: Buffer[] = [];
  let offset = head.length;
  tables.forEach(({ tag, sum, bytes }, index) => {
    const at = DIRECTORY + ENTRY * index;
    tag.copy(head, at);
    sum.copy(head, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(bytes.length, at + 12);
    const body = Buffer.alloc(Math.ceil(bytes.length / 4) * 4);
    bytes.copy(body);
    bodies.push(body);
    offset += body.length;
  });
  return Buffer.concat([head, ...bodies]);
}

interface Coverage {
  hasGlyphForCodePoint(codePoint: number): boolean;
}
const fontkit = require('fontkit') as { create(bytes: Buffer): Coverage };

const opened = new Map<string, { readonly bytes: Buffer; readonly coverage: Coverage }>();
/** The face's regular font, opened once. */
export function open(face: Face): { readonly bytes: Buffer; readonly coverage: Coverage } {
  const known = opened.get(face.family);
  if (known) return known;
  const bytes = unwrapped(readFileSync(face.regular()));
  const font = { bytes, coverage: fontkit.create(bytes) };
  opened.set(face.family, font);
  return font;
}
