import { inflateSync } from 'node:zlib';
import { laidOutInThread } from './pdf-layout.fixture';
import type { PdfDefinition } from './pdf-definition';

const NOTE = 'a mark stands where a character is missing';
const definition = (content: PdfDefinition['content']): PdfDefinition => ({
  pageTemplate: '{page}',
  unprintable: NOTE,
  pageSize: 'A4',
  pageMargins: [44, 44, 44, 50],
  defaultStyle: { font: 'Roboto', fontSize: 10 },
  content,
});

/** What stands in the streams of the document, unpacked. */
function streamsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    const end = pdf.indexOf('\nendstream', at);
    if (pdf.subarray(at - 3, at).toString() === 'end' || end < 0) continue;
    try {
      found.push(inflateSync(pdf.subarray(at + 7, end)).toString('latin1'));
    } catch {
      // Not packed: no text stands in it.
    }
  }
  return found;
}

/** Every character that the document says its glyphs stand for (ToUnicode, ISO 32000-1 section 9.10.3). */
function charactersOf(pdf: Buffer): ReadonlySet<string> {
  const maps = streamsOf(pdf).filter((stream) => stream.includes('begincmap'));
  const codes = maps.flatMap((map) => [...map.matchAll(/<((?:[0-9a-f]{4}\s?)+)>/gi)].map(([, hex]) => hex!));
  const texts = codes.map((hex) =>
    String.fromCharCode(...hex.match(/[0-9a-f]{4}/gi)!.map((unit) => Number.parseInt(unit, 16))),
  );
  return new Set(texts.join(''));
}

describe('a PDF', () => {
  it.each([
    ['Swedish and Romanian', 'hon kom från Iași, förstås'],
    ['Russian', 'Она сказала'],
    ['Thai', 'เธอบอกว่าไม่มีหนังสือเดินทาง'],
    ['Chinese', '她说护照被老板拿走了'],
    // A letter whose dots are drawn apart is said to be the letter without them, though it is drawn whole.
    ['Arabic', 'قالت إن العنوان عند رجل'],
    ['Hebrew', 'היא אמרה שהדרכון שלה'],
    ['emoji', '😀⚠✓'],
    ['what no better font has', '한국어 ქართული አማርኛ'],
  ])('loses nothing of %s', async (_script, text) => {
    const pdf = await laidOutInThread(definition([{ text }]));
    const printed = [...charactersOf(pdf)].join('');
    const lost = [...text].filter((character) => character.trim() && !printed.includes(character));
    expect(lost).toEqual([]);
    expect(printed).not.toContain('[');
  });

  it('marks what no font has, and says what the mark means', async () => {
    const pdf = await laidOutInThread(definition([{ text: 'a \u{10FFFD} b' }]));
    const printed = charactersOf(pdf);
    for (const character of `[?]${NOTE.replaceAll(' ', '')}`) expect(printed).toContain(character);
  });

  it('takes no longer for a few words that lie far apart', async () => {
    const apart = `א ${`a${' '.repeat(400)}`.repeat(3)}1 א`;
    const begun = performance.now();
    await laidOutInThread(definition([{ text: apart }]));
    expect(performance.now() - begun).toBeLessThan(20_000);
  });

  it('breaks a word that is wider than its place, and keeps to the page', async () => {
    const word = 'm'.repeat(400);
    const pdf = await laidOutInThread(definition([{ text: word }, { text: `before ${word}` }]));
    const wide = streamsOf(pdf).flatMap((stream) => [...stream.matchAll(/<((?:[0-9a-f]{4}){70,})>/gi)]);
    expect(wide).toEqual([]);
  });
});
