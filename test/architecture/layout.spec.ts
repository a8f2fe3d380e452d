import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { PROJECT } from './cruise';

jest.setTimeout(120_000);

const { complaintAbout } = jest.requireActual<{ complaintAbout(version: string): string | null }>(
  '../../scripts/check-node.js',
);

const LAYOUT = [
  'apps',
  'libs',
  'infra',
  'test',
  'nest-cli.json',
  'package.json',
  'tsconfig.json',
  'docker-compose.yml',
];
/** What stands beside the fixed layout: how the project is read, built and checked. */
const BESIDE = [
  '.ci',
  'docs',
  'scripts',
  'README.md',
  'package-lock.json',
  'jest.config.js',
  'eslint.config.mjs',
  '.dependency-cruiser.cjs',
  '.dockerignore',
  '.editorconfig',
  '.gitignore',
  '.npmrc',
  '.prettierignore',
  '.prettierrc.json',
];

/** Words that no source file holds, with the reason. Written so that this file does not hold them either. */
const FORBIDDEN: Readonly<Record<string, RegExp>> = {
  'an event bus in memory loses order and dies silently (ADR 0002)': /\bEvent(Bus|sHandler|Publisher)\b/,
  'sagas in memory do not survive a restart (ADR 0002)': /@Saga\b/,
  'aggregates are deciders (ADR 0001)': /\bAggregateRoot\b/,
  'a rule is changed for everyone or not at all': /eslint-(dis)able|@ts-(ignore|nocheck|expect-error)/,
  'a test that does not run proves nothing':
    /\b(it|test|describe)\.(skip|only|todo)\b|\b(xit|xdescribe|fit|fdescribe)\(/,
  'what is missing is an issue, not a comment': /\b(TO)DO\b|\b(FIX)ME\b/,
};
const RULES_THEMSELVES = /^(test\/architecture\/|eslint\.config\.mjs$)/;

const tracked = (): string[] => {
  const { stdout } = spawnSync('git', ['ls-files', '-z'], { cwd: PROJECT, encoding: 'utf8' });
  return (stdout ?? '').split('\0').filter(Boolean);
};

function sources(folder: string): string[] {
  return readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|mts|js|cjs|mjs)$/.test(entry.name))
    .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)))
    .filter((path) => !RULES_THEMSELVES.test(path));
}

describe('the layout', () => {
  it('has the fixed top level, and nothing beside it but what is listed', () => {
    const missing = [...LAYOUT, 'README.md', 'docs', '.ci'].filter(
      (name) => !existsSync(join(PROJECT, name)),
    );
    const known = new Set([...LAYOUT, ...BESIDE]);
    const strangers = [...new Set(tracked().map((path) => path.split('/')[0] ?? ''))].filter(
      (name) => !known.has(name),
    );
    expect({ missing, strangers }).toEqual({ missing: [], strangers: [] });
  });

  it('gives every library a front door, an alias and a place among the layers', () => {
    const { compilerOptions } = JSON.parse(readFileSync(join(PROJECT, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: { paths: Record<string, string[]> };
    };
    const layers = readFileSync(join(PROJECT, '.dependency-cruiser.cjs'), 'utf8');
    const homeless = readdirSync(join(PROJECT, 'libs')).filter((library) => {
      const door = `./libs/${library}/src/index.ts`;
      const known =
        compilerOptions.paths[`@samsyn/${library}`]?.includes(door) && layers.includes(`'${library}'`);
      return !known || !existsSync(join(PROJECT, door));
    });
    expect(homeless).toEqual([]);
  });

  it.each(Object.entries(FORBIDDEN))('%s', (_reason, words) => {
    const files = ['apps', 'libs', 'scripts', 'test'].flatMap(sources);
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((path) => words.test(readFileSync(join(PROJECT, path), 'utf8')))).toEqual([]);
  });

  it('runs on the Node that package.json pins, and says in one line what to do on another', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      devDependencies: { node: string };
    };
    expect(process.version).toBe(`v${devDependencies.node}`);
    expect(complaintAbout(process.version)).toBeNull();
    for (const version of ['v12.22.0', 'v20.20.2', 'v25.0.0', 'v240.0.0']) {
      expect(complaintAbout(version)).toMatch(
        new RegExp(`^Samsyn behöver Node 24 .*${version}.*npm install.*Samsyn needs Node 24 .*$`),
      );
    }
    expect(
      execFileSync(process.execPath, [join(PROJECT, 'scripts/check-node.js')], { encoding: 'utf8' }),
    ).toBe('');
  });

  it('checks the Node before whatever runs the product', () => {
    const { scripts } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const unchecked = ['start', 'training', 'test', 'exercise', 'token', 'bench', 'rules'].filter(
      (name) => scripts[name] && !scripts[`pre${name}`]?.includes('check-node.js'),
    );
    expect(unchecked).toEqual([]);
  });
});

describe('the linter', () => {
  const OFFENCES = `
    import { EventBus } from '@nestjs/cqrs';
    import { Body, Controller, Injectable } from '@nestjs/common';
    import type { ManualClock } from './clock';
    export const anything: any = 1;
    @Injectable()
    export class Injected {
      constructor(private readonly clock: ManualClock, readonly bus: EventBus) {}
      at(): string { return this.clock.now() + String(new Date()) + process.pid; }
    }
    @Controller()
    export class Route {
      post(@Body() body: ManualClock): void { console.log(body); }
    }
    // eslint-disable-next-line eqeqeq
    export const same = (a: number, b: number): boolean => a == b;
    export async function forgotten(): Promise<void> { Promise.resolve(1); }
  `;

  it('forbids what the project forbids, with no way to switch it off beside the code', () => {
    const { stdout } = spawnSync(
      process.execPath,
      [
        'node_modules/eslint/bin/eslint.js',
        '--format',
        'json',
        '--stdin',
        '--stdin-filename',
        'libs/kernel/src/people.ts',
      ],
      { cwd: PROJECT, encoding: 'utf8', input: OFFENCES },
    );
    const [{ messages }] = JSON.parse(stdout) as [{ messages: { ruleId: string | null; message: string }[] }];
    const found = messages.map(({ ruleId, message }) => ruleId ?? message);
    expect(found).toEqual(
      expect.arrayContaining([
        'no-restricted-imports',
        '@typescript-eslint/no-explicit-any',
        'no-restricted-syntax',
        'no-restricted-globals',
        'no-console',
        'eqeqeq',
        '@typescript-eslint/no-floating-promises',
      ]),
    );
    expect(found.filter((rule) => rule === 'samsyn/injected-classes-are-values')).toHaveLength(2);
  });
});
