import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from '../architecture/cruise';
import { proofsIn, type Proof } from '../rules/proofs';
import { sourceFile } from '../rules/source-files';
import asvs from './asvs-5.0.0.json';

jest.setTimeout(120_000);

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
const SECURITY = read('docs/security.md');
const THREATS = read('docs/threats.md');

const STATES = { met: 'met', 'not applicable': 'not applicable', '**open**': 'open' } as const;
interface Row {
  readonly id: string;
  readonly level: number;
  readonly asks: string;
  readonly state: string;
  readonly text: string;
}

const rows: readonly Row[] = SECURITY.split('\n').flatMap((line) => {
  const [, id, level, asks, state, text, after] = line.split(/(?<!\\)\s*\|\s*/);
  if (id === undefined || !/^V\d+\.\d+\.\d+$/.test(id)) return [];
  expect([id, after]).toEqual([id, '']);
  const known = STATES[state as keyof typeof STATES] ?? `unknown: ${state}`;
  return [{ id, level: Number(level), asks: asks!, state: known, text: text! }];
});

/** `` `test/x.spec.ts › title` ``, of which the title is the whole of it, or what stands last in it. */
const PROOF = /`((?:libs|apps|test)\/[^`›]+\.spec\.ts) › ([^`]+)`/g;
const PATH = /`((?:libs|apps|test|docs|scripts|infra)\/[\w./-]+\.\w+)`/g;

const proofs = new Map<string, readonly Proof[]>();
const proofsOf = (path: string): readonly Proof[] => {
  const known = proofs.get(path) ?? proofsIn(sourceFile(path, read(path)));
  proofs.set(path, known);
  return known;
};
const titlesOf = ({ titles, rows: cases }: Proof): readonly string[] => {
  const above = titles.slice(0, -1);
  return [titles, ...cases.map(({ title }) => [...above, title])].map((one) => one.join(' › '));
};
const isThere = (path: string, title: string): boolean =>
  existsSync(join(PROJECT, path)) &&
  proofsOf(path)
    .flatMap(titlesOf)
    .some((whole) => whole === title || whole.endsWith(` › ${title}`));

const proofsNamedIn = (text: string) =>
  [...text.matchAll(PROOF)].map(([, path, title]) => [path!, title!] as const);
const missingIn = (text: string): readonly string[] => [
  ...proofsNamedIn(text)
    .filter(([path, title]) => !isThere(path, title))
    .map(([path, title]) => `${path} › ${title}`),
  ...[...text.matchAll(PATH)].flatMap(([, path]) => (existsSync(join(PROJECT, path!)) ? [] : [path!])),
];

describe('docs/security.md', () => {
  it('has every requirement of ASVS 5.0.0 once, at its level and in its order', () => {
    expect(rows.map(({ id, level }) => [id, level])).toEqual(Object.entries(asvs.levels));
    expect(rows.length).toBe(345);
  });

  it('says of each what it asks, and that it is met, not applicable or open', () => {
    const others = rows.filter(({ state }) => !Object.values<string>(STATES).includes(state));
    expect(others).toEqual([]);
    expect(rows.filter(({ asks }) => asks.length < 4).map(({ id }) => id)).toEqual([]);
  });

  it('names a test for each that is met, and gives a reason for each that is not', () => {
    const bare = rows.filter(({ state, text }) => state === 'met' && proofsNamedIn(text).length === 0);
    expect(bare.map(({ id }) => id)).toEqual([]);
    const silent = rows.filter(({ state, text }) => state !== 'met' && !/^.{4,}[.)]$/.test(text));
    expect(silent.map(({ id, text }) => [id, text])).toEqual([]);
  });

  it('names tests and files that are there', () => {
    expect(proofsNamedIn(SECURITY).length).toBeGreaterThan(200);
    expect(missingIn(SECURITY)).toEqual([]);
  });

  it('counts them as they are', () => {
    const counted = (label: string, isMeant: (row: Row) => boolean) => {
      const meant = rows.filter(isMeant);
      const byLevel = [1, 2, 3].map((level) => meant.filter((row) => row.level === level).length);
      return `| ${[label, ...byLevel, meant.length].join(' | ')} |`;
    };
    for (const state of Object.values(STATES))
      expect(SECURITY).toContain(counted(state, (row) => row.state === state));
    expect(SECURITY).toContain(counted('all', () => true));
  });

  it('speaks of what is open by numbers that are', () => {
    const open = new Set(rows.filter(({ state }) => state === 'open').map(({ id }) => id));
    const summary = /What is open weighs as follows:\n\n([\s\S]*?)\n\n/.exec(SECURITY)?.[1] ?? '';
    const numbers = [...summary.matchAll(/V\d+(?:\.\d+){0,2}/g)].map(([number]) => number);
    expect(numbers.length).toBeGreaterThan(5);
    expect(numbers.filter((number) => ![...open].some((id) => `${id}.`.startsWith(`${number}.`)))).toEqual(
      [],
    );
  });
});

describe('docs/threats.md', () => {
  it('names tests and files that are there', () => {
    expect(proofsNamedIn(THREATS).length).toBeGreaterThan(30);
    expect(missingIn(THREATS)).toEqual([]);
  });

  it('says of everybody who might do harm what they want, how far they get, what stops them, and by which test', () => {
    const parts = THREATS.split(/^## /m).filter((part) => /^\d+\. /.test(part));
    expect(parts.length).toBeGreaterThan(9);
    for (const part of parts) {
      const who = part.split('\n', 1)[0]!;
      for (const heading of ['**Wants.**', '**Gets.**', '**Stopped by.**', '**Left.**', '**Shown by.**'])
        expect([who, heading, part.includes(heading)]).toEqual([who, heading, true]);
      expect([who, proofsNamedIn(part).length > 0]).toEqual([who, true]);
    }
  });
});

it('both documents are found from README.md and docs/operating.md', () => {
  for (const [page, prefix] of [
    ['README.md', 'docs/'],
    ['docs/operating.md', ''],
  ] as const)
    for (const document of ['security.md', 'threats.md'])
      expect([page, read(page).includes(`](${prefix}${document})`)]).toEqual([page, true]);
  expect(readdirSync(join(PROJECT, 'docs'))).toEqual(expect.arrayContaining(['security.md', 'threats.md']));
});
