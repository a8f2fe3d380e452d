import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT } from '../architecture/cruise';
import { indexedRules } from './rule-index';
import { descendants, productFiles } from './source-files';

jest.setTimeout(120_000);

/** The exposed person, a colleague and a caller may be anyone: a text says who, and never `she`. */
const PRONOUN = /(?<![\p{L}-])(she|her|hers|herself|hon|henne|hennes)(?![\p{L}-])/iu;
/** A home is not called a brothel, least of all to the person who lives there. */
const BROTHEL = /brothel|bordell/i;

interface Text {
  readonly path: string;
  readonly text: string;
}

/** Every literal text of the product: titles, descriptions, words of reports and messages, examples. */
const texts = (): readonly Text[] =>
  productFiles().flatMap(({ path, tree }) =>
    [...descendants(tree)]
      .filter((node) => ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node))
      .map((node) => ({ path, text: (node as ts.LiteralLikeNode).text })),
  );

const written = (forbidden: RegExp): readonly string[] =>
  texts()
    .filter(({ text }) => forbidden.test(text))
    .map(({ path, text }) => `${path}: ${text}`);

/** What is made of those texts, and what is written for who reads the product. */
const DOCUMENTS = ['README.md', 'docs/domain.md', 'docs/kinds.md', 'docs/operating.md', 'docs/trying-it.md'];

describe('the words that people read', () => {
  it('are many', () => {
    expect(texts().length).toBeGreaterThan(5_000);
  });

  it('call the exposed person, a colleague and a caller by what they are, and nobody `she`', () => {
    expect(written(PRONOUN)).toEqual([]);
  });

  it('call a home no brothel', () => {
    expect(written(BROTHEL)).toEqual([]);
  });

  it('state the rules so', () => {
    const stated = indexedRules().map(({ code, en, sv = '' }) => `${code}: ${en} ${sv}`);
    expect(stated.filter((rule) => PRONOUN.test(rule) || BROTHEL.test(rule))).toEqual([]);
  });

  it.each(DOCUMENTS)('stand so in %s', (path) => {
    const lines = readFileSync(join(PROJECT, path), 'utf8').split('\n');
    // A path names a file of the project, whatever stands in its name.
    const words = lines.map((line) => line.replace(/\]\([^)]*\)/g, ']'));
    expect(words.filter((line) => PRONOUN.test(line))).toEqual([]);
  });
});
