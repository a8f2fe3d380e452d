import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PROJECT } from './cruise';

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');

const documentsIn = (folder: string): readonly string[] =>
  readdirSync(join(PROJECT, folder)).flatMap((name) => (name.endsWith('.md') ? [`${folder}/${name}`] : []));

/** It lists moves, from where to where, with shortened paths. */
const OF_MOVES = 'docs/adr/0053-one-plain-house.md';
const decisions = documentsIn('docs/adr').filter((document) => document !== OF_MOVES);
const documents = ['README.md', ...documentsIn('docs'), ...decisions];

/** Paths in backticks, as far as they name one file or folder; `<name>` stands for any. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:apps|docs|libs|scripts|test)\/[^`\s:#]*)/g)]
    .map(([, path]) => path!)
    .filter((path) => !/[<*{]/.test(path));

/** Files that it links to, by their path in the project. */
const linksIn = (document: string, text: string): readonly string[] =>
  [...text.matchAll(/\]\(([^)#\s]+)/g)].flatMap(([, link]) =>
    /^\w+:/.test(link!) ? [] : [join(dirname(document), link!)],
  );

const missing = (document: string, text: string): readonly string[] =>
  [...pathsIn(text), ...linksIn(document, text)].filter((path) => !existsSync(join(PROJECT, path)));

describe('the documents', () => {
  it.each(documents)('%s names and links no file that is not there', (document) => {
    expect(missing(document, read(document))).toEqual([]);
  });

  it('are found where they name or link one', () => {
    const text =
      'See `libs/none/src/a.ts`, `test/none.spec.ts › holds`, [a](adr/none.md#part) and [b](https://a.se).';
    expect(missing('docs/any.md', text)).toEqual([
      'libs/none/src/a.ts',
      'test/none.spec.ts',
      'docs/adr/none.md',
    ]);
    expect(missing('docs/any.md', 'See `libs/<any>/src/a.ts`, `libs/kernel/src` and [a](adr).')).toEqual([]);
    expect(documents.flatMap((document) => pathsIn(read(document))).length).toBeGreaterThan(100);
  });

  it.each([
    ['docs/architecture.md', (library: string) => `\n| ${library} `],
    ['README.md', (library: string) => `\`libs/${library}\``],
  ])('%s has a line for each library', (document, named) => {
    const text = read(document);
    const libraries = readdirSync(join(PROJECT, 'libs'));
    expect(libraries.filter((library) => !text.includes(named(library)))).toEqual([]);
  });
});
