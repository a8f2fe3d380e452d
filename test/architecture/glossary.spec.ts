import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './cruise';

/** Terms of the code, each with the names it had before: the second table of the glossary. */
function termsOfCode(): readonly (readonly [term: string, former: readonly string[]])[] {
  const [, table = ''] = readFileSync(join(PROJECT, 'docs/glossary.md'), 'utf8').split(
    '## Terms of the code',
  );
  return table
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, term = '', , former = '']) => [
      term,
      [...former.matchAll(/`([\w-]+)`/g)].map(([, name]) => name!),
    ]);
}

const sources = globSync('{apps,libs,test}/**/*.{ts,mts}', { cwd: PROJECT }).filter(
  (file) => !file.includes('node_modules'),
);

describe('the glossary', () => {
  const terms = termsOfCode();
  const texts = sources.map((file) => [file, readFileSync(join(PROJECT, file), 'utf8')] as const);

  it('has terms with former names, and no term twice', () => {
    const names = terms.map(([term]) => term);
    expect(terms.filter(([, former]) => former.length > 0).length).toBeGreaterThan(15);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it.each(terms.flatMap(([term, former]) => former.map((name) => [name, term] as const)))(
    'declares nothing as %s: it is %s',
    (name) => {
      const declared = new RegExp(`\\b(?:class|interface|type|enum|const|function) ${name}\\b`);
      expect(texts.filter(([, text]) => declared.test(text)).map(([file]) => file)).toEqual([]);
      expect(sources.filter((file) => file.split('/').some((part) => part.split('.')[0] === name))).toEqual(
        [],
      );
    },
  );

  it.each(terms.filter(([term]) => /^[A-Z]?[a-z]+[A-Z]\w+$/.test(term)))('declares %s', (term) => {
    const declared = new RegExp(`\\b(?:class|interface|type|const|function) ${term}\\b`);
    expect(texts.some(([, text]) => declared.test(text))).toBe(true);
  });
});
