import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  createSourceFile,
  forEachChild,
  isIdentifier,
  isMetaProperty,
  isPropertyAccessExpression,
  isPropertyAssignment,
  ScriptTarget,
  type Node,
} from 'typescript';
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
const isPrivate = (name: string): boolean =>
  name.split(/(?<=[a-z0-9])(?=[A-Z])|_/).some((word) => PRIVATE_WORDS.includes(word.toLowerCase()));

/** Where such a word may stand, and why. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  'libs/oversight/src/read-model/fact-rows.ts': 'the name of a column',
};

/** Names that a file declares with such a word; properties that are only assigned are names of the interface. */
function privateNamesIn(text: string): readonly string[] {
  // Parsing takes long, and most files have none of the words.
  if (!PRIVATE_WORDS.some((word) => text.toLowerCase().includes(word))) return [];
  const names: string[] = [];
  const visit = (node: Node): void => {
    const { parent } = node;
    const isDeclared =
      isIdentifier(node) && 'name' in parent && parent.name === node && !isNamedElsewhere(parent);
    if (isDeclared && isPrivate(node.text)) names.push(node.text);
    forEachChild(node, visit);
  };
  visit(createSourceFile('', text, ScriptTarget.Latest, true));
  return names;
}

const isNamedElsewhere = (node: Node): boolean =>
  isPropertyAccessExpression(node) || isPropertyAssignment(node) || isMetaProperty(node);

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
    const source =
      'const MOST_TOLD = 1; interface ToldStep { readonly saidBy: string }; (sight) => sight.told;';
    expect(privateNamesIn(source)).toEqual(['MOST_TOLD', 'ToldStep', 'saidBy', 'sight']);
    const named = texts.filter(([, text]) => privateNamesIn(text).length > 0);
    expect(named.map(([file]) => file)).toEqual(Object.keys(EXCEPTIONS));
  });

  it.each(terms.filter(([term]) => /^[A-Z]?[a-z]+[A-Z]\w+$/.test(term)))('declares %s', (term) => {
    const declared = new RegExp(`\\b(?:class|interface|type|const|function) ${term}\\b`);
    expect(texts.some(([, text]) => declared.test(text))).toBe(true);
  });
});
