import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
type Language = 'sv' | 'en';
interface TextWithTerm {
  readonly where: string;
  readonly text: string;
}

const LITERAL = `'((?:[^'\\\\\\n]|\\\\.)*)'|"([^"\\n]*)"|\`([^\`]*)\``;
/** A text after its language, and in a file of one language every value. */
const AFTER: Readonly<Record<Language, RegExp>> = {
  sv: new RegExp(`\\bsv:\\s*(?:${LITERAL})`, 'g'),
  en: new RegExp(`\\ben:\\s*(?:${LITERAL})`, 'g'),
};
const VALUE = new RegExp(`:\\s*(?:${LITERAL})`, 'g');
/** Files with one block of values for each language. */
const BLOCKS = /^ {2}(sv|en): \{\n([\s\S]*?)^ {2}\},/gm;

const sources = globSync('{libs,apps}/*/src/**/*.ts', { cwd: ROOT }).filter(
  (file) => !file.endsWith('.spec.ts'),
);

function textsOf(language: Language): readonly TextWithTerm[] {
  return sources.flatMap((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    const found = (text: string, pattern: RegExp): TextWithTerm[] =>
      [...text.matchAll(pattern)].map(([, one, two, three]) => ({
        where: file,
        text: one ?? two ?? three ?? '',
      }));
    if (file.endsWith(`.${language}.ts`)) return found(source, VALUE);
    const blocks = [...source.matchAll(BLOCKS)].filter(([, of]) => of === language);
    return [...found(source, AFTER[language]), ...blocks.flatMap(([, , block = '']) => found(block, VALUE))];
  });
}

/** Of several words for one thing that whoever reads has to know, one: the others stand here, with the one to use. */
const INSTEAD: Readonly<Record<Language, readonly (readonly [RegExp, string])[]>> = {
  sv: [
    [/\b(?:hon|henne|hennes|honom)\b/i, 'den utsatta'],
    [/\b(?:offret|offrets|brottsoffret)\b/i, 'den utsatta'],
    [/\b(?:sin|ert|er|din|min) bild\b|\bsynpunkt(?:en|er)?\b/i, 'perspektiv'],
    [/\bdu äger\b/i, 'att göra klar: den som läser är inte alltid ansvarig'],
    [/\binsatstyp(?:en|er)?\b|\b(?:den här sortens|slag av) insats|insatser av detta slag/i, 'typ av insats'],
    [/\bstruken\b/i, 'avskriven'],
    [/\butplåna/i, 'gallrad'],
    [/\b(?:verksamhetsgrenen|grenen|grenarna)\b/i, 'verksamheten'],
    [/\bregistrerad som samordnare\b/i, 'upplagd som samordnare'],
    [/\buppföljningssamtal/i, 'uppföljande möte'],
    [/\bnoterade?\b/i, 'antecknat'],
    [/\b(?:debrief|release|override|encounter|call-out|follow-up)\b/i, 'ett svenskt ord'],
  ],
  en: [
    [/\b(?:she|her|hers|herself)\b/i, 'the exposed person'],
    [
      /\bvictim(?:’s)? perspective\b|\bsomebody exposed\b/i,
      'the perspective of the exposed person; an exposed person',
    ],
    [/\bits view\b|\ba view\b|\boutlook\b/i, 'perspective'],
    [/\byou own\b/i, 'to complete: the reader is not always the owner'],
    [/\bwithout (?:its|their) senders?\b/i, 'author not shown'],
    [/\bchild concerns?\b/i, 'report of concern for a child'],
    [/\bcall for advice\b|\bquestion for advice\b/i, 'request for advice'],
    [/\bfollow-up meeting (?:was )?(?:kept|missed)\b/i, 'held; did not take place'],
    [/\bfor the release\b|\breleased operation\b/i, 'clearance'],
    [
      /\bwhere no coordinator was\b|\bbrought along\b|\bmandates collide\b|\bsuch as that of\b/i,
      'plain words',
    ],
    [/\bcall anew\b|\bdecided of\b|\brecorded of\b/i, 'call again; decided on; recorded about'],
  ],
};

describe.each(['sv', 'en'] as const)('what people read in %s', (language) => {
  const texts = textsOf(language);

  it('is found where it stands', () => {
    expect(texts.length).toBeGreaterThan(700);
  });

  it.each(INSTEAD[language])('has one word for one thing: no %s', (other, word) => {
    const found = texts.filter(({ text }) => other.test(text));
    expect(found.map(({ where, text }) => `${where}: “${text}” (write: ${word})`)).toEqual([]);
  });
});
