import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../architecture/cruise';
import { citationsIn } from './citations';
import { namedCodes, thrownCodes, titledCodes } from './refusals';
import { indexedRules, ruleIndex, type IndexedRule } from './rule-index';
import { productFiles } from './source-files';
import { taggedRules } from './tagged-rules';

jest.setTimeout(120_000);

const INDEX = join(PROJECT, 'docs/rules.md');

const complaintAbout = (source: string): string | undefined => {
  try {
    citationsIn(source);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
};

describe('the rules', () => {
  let rules: readonly IndexedRule[];
  beforeAll(() => {
    rules = indexedRules();
    if (process.env.WRITE_RULES) writeFileSync(INDEX, ruleIndex(rules));
  });

  it('are many, and each stands once in its table', () => {
    const keys = rules.map(({ area, table, code, en, source }) =>
      [area, table, code, en, source].join(' | '),
    );
    expect(keys.length).toBeGreaterThan(300);
    expect(keys.filter((key, index) => keys.indexOf(key) !== index)).toEqual([]);
    const tagged = taggedRules().map(({ code }) => code);
    expect(tagged.filter((code, index) => tagged.indexOf(code) !== index)).toEqual([]);
  });

  it('are stated, with the number that they name', () => {
    expect(rules.filter(({ code, en }) => code === '' || en === '' || en.includes('{value}'))).toEqual([]);
  });

  it('have a source each, which exists: a section of docs/domain.md, a paragraph of law, a decision, a standard', () => {
    const unfounded = rules.flatMap(({ code, source }) => {
      const complaint = complaintAbout(source);
      return complaint === undefined ? [] : [`${code}: ${complaint}`];
    });
    expect(unfounded).toEqual([]);
  });

  it('are each proved by a test', () => {
    expect(rules.filter(({ proof }) => !proof).map(({ table, code }) => `${table}: ${code}`)).toEqual([]);
  });

  it('stand in docs/rules.md as they are (npm run rules)', () => {
    expect(readFileSync(INDEX, 'utf8') === ruleIndex(rules)).toBe(true);
  });
});

describe('the refusals', () => {
  const [thrown, named, titled] = [thrownCodes(), namedCodes(), titledCodes()];
  const has = (places: typeof thrown, wanted: string) => places.some(({ code }) => code === wanted);
  const places = (found: typeof thrown) => found.map(({ code, path }) => `${code} (${path})`);

  it('have a title each, wherever they are made or named', () => {
    // A warning is no refusal: its title is demanded where it is answered (libs/web/src/warnings).
    const all = [...thrown, ...named];
    const warned = all.filter(({ path }) => path.startsWith('libs/presentation/src/warnings/'));
    const refused = all.filter(({ code }) => !has(warned, code));
    expect(places(refused.filter(({ code }) => !has(titled, code)))).toEqual([]);
  });

  it('are made somewhere, where they have a title', () => {
    expect(places(titled.filter(({ code }) => !has(thrown, code)))).toEqual([]);
  });

  it('are registered by what ships: each file of titles is imported', () => {
    const files = [...new Set(titled.map(({ path }) => path))];
    const imported = (path: string): boolean => {
      const name = path.split('/').at(-1)!.replace(/\.ts$/, '');
      const library = path.split('/').slice(0, 2).join('/');
      const imports = new RegExp(`(from|import) '\\.[./a-z-]*/${name}'`);
      return productFiles().some((file) => file.path.startsWith(library) && imports.test(file.text));
    };
    expect(files.length).toBeGreaterThan(5);
    expect(files.filter((path) => !imported(path))).toEqual([]);
  });
});
