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

/** Words that say nothing of what a thing holds: no part of a name that is declared. */
const PRIVATE_WORDS = ['told', 'said', 'sight', 'sights', 'surroundings', 'flaw', 'flaws', 'house', 'press'];
const DECLARED = /\b(?:class|interface|type|const|let|function|readonly) (\w+)/g;

/** Where such a word may stand, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'libs/oversight/src/facts/fact-rows.ts': 'the name of a column',
  'test/kinds/fifth-kind.spec.ts': 'imports an entry of the writers of documents',
};
/** Writers of documents: their `told` is the view that they write from, which is not renamed yet. */
const NOT_YET = /^libs\/(?:documents|debriefing)\//;

const privateWordsIn = (text: string): readonly string[] =>
  [...text.matchAll(DECLARED)]
    .map(([, name]) => name!)
    .filter((name) => name.split(/(?=[A-Z])|_/).some((word) => PRIVATE_WORDS.includes(word.toLowerCase())));

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

  it('declares nothing by a word of our own', () => {
    expect(privateWordsIn('const told = 1; interface ToldStep { readonly saidBy: string }')).toEqual([
      'told',
      'ToldStep',
      'saidBy',
    ]);
    const named = texts.filter(([file, text]) => !NOT_YET.test(file) && privateWordsIn(text).length > 0);
    const own = Object.keys(EXCEPTIONS);
    const itself = 'test/architecture/glossary.spec.ts';
    expect(named.map(([file]) => file).sort()).toEqual([...own, itself].sort());
  });

  it.each(terms.filter(([term]) => /^[A-Z]?[a-z]+[A-Z]\w+$/.test(term)))('declares %s', (term) => {
    const declared = new RegExp(`\\b(?:class|interface|type|const|function) ${term}\\b`);
    expect(texts.some(([, text]) => declared.test(text))).toBe(true);
  });
});
