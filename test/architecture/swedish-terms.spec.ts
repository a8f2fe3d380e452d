import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './cruise';

const rowsOf = (path: string, heading: string): readonly (readonly string[])[] => {
  const [, section = ''] = readFileSync(join(PROJECT, path), 'utf8').split(`\n## ${heading}\n`);
  const [table = ''] = section.split('\n## ');
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(2)
    .map((line) => line.split('|').map((cell) => cell.trim()));
};
const parts = (cell = ''): readonly string[] =>
  cell
    .replaceAll(/\s*\([^)]*\)/g, '')
    .split(',')
    .map((part) => part.trim());

/** By English term, the Swedish ones that the page on the domain has; several stand in one row, in the same order. */
const ofDomain = new Map(
  rowsOf('docs/domain.md', 'What the code calls things').flatMap(([, terms, swedish]) => {
    const words = parts(swedish);
    return parts(terms).map((term, index) => [term, words[index]] as const);
  }),
);
const ofGlossary = rowsOf('docs/glossary.md', 'Terms of the field').map(
  ([, term = '', english = '', swedish = '']) => ({ terms: [term, english.replace(/^the /, '')], swedish }),
);

describe('the Swedish of a term', () => {
  it('is the same in the glossary and in the page on the domain', () => {
    const both = ofGlossary.flatMap(({ terms, swedish }) => {
      const term = terms.find((one) => ofDomain.has(one));
      return term === undefined ? [] : [[term, swedish, ofDomain.get(term)] as const];
    });
    expect(both.length).toBeGreaterThan(15);
    expect(both.filter(([, one, other]) => one !== other)).toEqual([]);
  });
});
