import { FACES, open, type Face } from './pdf-fonts.mts';

/** Marks of direction and joiners, which no reader misses where a font has none. */
const SILENT = /^[\p{Cf}\u{FE00}-\u{FE0F}]$/u;
/** Scripts that are written from right to left. */
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
const MIRRORED: Readonly<Record<string, string>> = {
  '(': ')',
  ')': '(',
  '[': ']',
  ']': '[',
  '<': '>',
  '>': '<',
};
const UNPRINTABLE = '[?]';
const NO_BREAK_SPACE = '\u00a0';
/** So much of a text from right to left stands on one line: words are laid out in their places, lines are not. */
const LINE_CHARACTERS = 60;
const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** A piece of text in one font. */
export interface Run {
  text: string;
  readonly family: string;
}

const NO_FONT = '';
const familyOfGrapheme = new Map<string, string>();
function canWrite(face: Face, grapheme: string): boolean {
  const { coverage } = open(face);
  return [...grapheme].every(
    (character) => SILENT.test(character) || coverage.hasGlyphForCodePoint(character.codePointAt(0)!),
  );
}

function familyOf(grapheme: string): string {
  const known = familyOfGrapheme.get(grapheme);
  if (known !== undefined) return known;
  const family = FACES.find((face) => canWrite(face, grapheme))?.family ?? NO_FONT;
  familyOfGrapheme.set(grapheme, family);
  return family;
}

/** A text in pieces of one font each, in the order in which it is read. */
function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  for (const { segment } of graphemes.segment(text)) {
    const isSpace = /^\s$/.test(segment);
    const last = runs.at(-1);
    let family = isSpace ? (last?.family ?? 'Roboto') : familyOf(segment);
    let piece = family === 'Roboto' && !isSpace ? segment.replace(/\p{Cf}/gu, '') : segment;
    if (family === NO_FONT) [family, piece] = ['Roboto', UNPRINTABLE];
    if (last?.family === family) last.text += piece;
    else runs.push({ text: piece, family });
  }
  return runs;
}

/** What keeps its own order within a text from right to left: a word, a number, or a single sign. */
const TOKENS = /[\p{L}\p{M}\p{N}]+(?:[.,:/-][\p{L}\p{M}\p{N}]+)*|\P{L}/gu;

/** From right to left: the words of a line as one, its pieces from the last to the first. */
function backwards(line: string): Run[] {
  return runsOf(line.replaceAll(' ', NO_BREAK_SPACE))
    .flatMap(({ text, family }): Run[] =>
      RIGHT_TO_LEFT.test(text)
        ? [{ text, family }]
        : (text.match(TOKENS) ?? []).map((token) => ({ text: MIRRORED[token] ?? token, family })),
    )
    .reverse();
}

/** A text in lines of a few words, so that each can be turned by itself. */
function linesOf(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line !== undefined && line.length + word.length < LINE_CHARACTERS)
      lines[lines.length - 1] = `${line} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/**
 * Four Latin words or more, each with the marks before it. A passage begins where a word does, before the space in front
 * of it, or after a letter of another script, and each character has one way to be read: some hundred spaces between
 * three words once took a minute and a half.
 */
const LATIN_WORDS =
  /((?:(?<!\s)\s+(?=\p{Script=Latin})|(?<![^\s\p{L}]|\p{Script=Latin})(?=\S))(?:(?:[^\s\p{L}]+\s+|[^\s\p{L}]*)\p{Script=Latin}\S*\s+){4,})/u;

/** Text and, in it, what is written from right to left: from its first letter to its last, with what stands between. */
export function inFonts(text: string): Run[] {
  return text.split(/(\n)/).flatMap((part): Run[] => {
    const first = part.search(RIGHT_TO_LEFT);
    if (first < 0) return runsOf(part);
    const last = [...part.matchAll(new RegExp(RIGHT_TO_LEFT, 'gu'))].at(-1)!.index + 1;
    // What is not of those scripts and longer than a few words ends it.
    const middle = part.slice(first, last).split(LATIN_WORDS);
    const inner = middle.flatMap((piece): Run[] => {
      if (!RIGHT_TO_LEFT.test(piece)) return runsOf(piece);
      const lines = linesOf(piece);
      return lines.flatMap((line, index) => [
        ...backwards(line),
        ...(index < lines.length - 1 ? [{ text: '\n', family: 'Roboto' }] : []),
      ]);
    });
    return [...runsOf(part.slice(0, first)), ...inner, ...runsOf(part.slice(last))];
  });
}

/** Whether something stood in no font. */
export const isIncomplete = (): boolean => [...familyOfGrapheme.values()].includes(NO_FONT);
/** The families that were needed. */
export const familiesUsed = (): ReadonlySet<string> => new Set(familyOfGrapheme.values());
