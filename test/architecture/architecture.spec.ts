import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cruise, type Cruise, LAYERS, plant, PROJECT, RUN_TIME_CYCLES, rules, spelled } from './cruise';

jest.setTimeout(120_000);

const aPackage = (name: string) => ({
  [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', main: 'index.js' }),
  [`node_modules/${name}/index.js`]: 'module.exports = {};',
});

/** A small tree that keeps every rule; each case below adds the file that breaks one. */
const SOUND = {
  'package.json': JSON.stringify({
    name: 'sample',
    dependencies: { '@nestjs/common': '1.0.0', 'better-sqlite3': '1.0.0', typebox: '1.0.0' },
    devDependencies: { 'fast-check': '1.0.0' },
  }),
  ...aPackage('@nestjs/common'),
  ...aPackage('better-sqlite3'),
  ...aPackage('typebox'),
  ...aPackage('fast-check'),
  'libs/kernel/src/index.ts': "export * from './decider';",
  'libs/kernel/src/decider.ts': 'export interface Decider { decide(): void }',
  'libs/event-store/src/index.ts': "export * from './sqlite';\nexport const defineEvent = 1;",
  'libs/event-store/src/sqlite.ts':
    "import Database from 'better-sqlite3';\nexport const open = () => new Database();",
  'libs/processing/src/index.ts': "export * from '@samsyn/event-store';",
  'libs/secrecy/src/index.ts': "export * from '@samsyn/processing';",
  'libs/operations/src/index.ts': "export * from '@samsyn/secrecy';",
  'libs/web/src/index.ts': "export * from '@nestjs/common';",
  'libs/identity/src/index.ts': "export * from '@samsyn/web';",
  'libs/access-log/src/index.ts': "export * from '@samsyn/identity';",
  'libs/planning/src/index.ts': "export * from './plan/release.http';",
  'libs/planning/src/contract.ts': "export * from './plan/plan.events';",
  'libs/planning/src/plan/plan.events.ts':
    "import Type from 'typebox';\nimport { defineEvent } from '@samsyn/event-store';\nexport const OperationReleased = [Type, defineEvent];",
  'libs/planning/src/plan/plan.ts':
    "import type { Decider } from '@samsyn/kernel';\nimport { release } from './release';\nexport interface Plan { decider: Decider }\nexport const decide = release;",
  // The type goes one way and the call the other: nothing is loaded in a circle.
  'libs/planning/src/plan/release.ts':
    "import type { Plan } from './plan';\nimport { OperationReleased } from './plan.events';\nexport const release = (plan: Plan) => [OperationReleased, plan];",
  'libs/planning/src/plan/release.http.ts':
    "import { Post } from '@nestjs/common';\nimport { decide } from './plan';\nexport const route = [Post, decide];",
  'libs/planning/src/plan/plan.schema.ts':
    "import type { Decider } from '@samsyn/kernel';\nexport type PlanView = Decider;\nexport const planView = 1;",
  'libs/planning/src/plan/plan-view.ts':
    "import type { PlanView } from './plan.schema';\nexport const viewOf = (view: PlanView) => view;",
  'libs/planning/src/plan/made.fixture.ts': 'export const made = 1;',
  'libs/planning/src/plan/plan.spec.ts':
    "import fc from 'fast-check';\nimport { decide } from './plan';\nexport const spec = [fc, decide];",
  'libs/conducting/src/index.ts': "export * from '@samsyn/planning/contract';",
  'libs/conducting/src/contract.ts': 'export const SiteSecured = 1;',
  'libs/history/src/index.ts': "import Database from 'better-sqlite3';\nexport default Database;",
  'libs/notifications/src/store/outbox.ts': "export { default } from 'better-sqlite3';",
  'libs/exercise/src/index.ts': "export * from '@samsyn/planning';",
  'apps/samsyn/src/main.ts': "import '@samsyn/planning';\nimport '@samsyn/identity';",
  'test/e2e/journey.ts': "import '../../apps/samsyn/src/main';",
};

/** Files that break rules, planted together in the sound tree; one that breaks two has a row for each. */
const OFFENCES: readonly (readonly [rule: string, path: string, content: string])[] = [
  ['kernel-is-plain-language', 'libs/kernel/src/builtin.ts', "export { randomUUID } from 'node:crypto';"],
  ['kernel-is-plain-language', 'libs/kernel/src/package.ts', "export { Injectable } from '@nestjs/common';"],
  ['imports-go-down-from-kernel', 'libs/kernel/src/up.ts', "export * from '@samsyn/event-store';"],
  ['kernel-is-plain-language', 'libs/kernel/src/up.ts', "export * from '@samsyn/event-store';"],
  ['imports-go-down-from-postgres', 'libs/postgres/src/up.ts', "export * from '@samsyn/event-store';"],
  ['imports-go-down-from-event-store', 'libs/event-store/src/up.ts', "export * from '@samsyn/processing';"],
  ['imports-go-down-from-kinds', 'libs/kinds/src/up.ts', "export * from '@samsyn/processing';"],
  ['imports-go-down-from-presentation', 'libs/presentation/src/up.ts', "export * from '@samsyn/processing';"],
  ['imports-go-down-from-rendering', 'libs/rendering/src/up.ts', "export * from '@samsyn/processing';"],
  [
    'imports-go-down-from-processing',
    'libs/processing/src/up.ts',
    "import type { a } from '@samsyn/secrecy';\nexport type A = typeof a;",
  ],
  ['imports-go-down-from-secrecy', 'libs/secrecy/src/up.ts', "export * from '@samsyn/web';"],
  ['imports-go-down-from-operations', 'libs/operations/src/up.ts', "export * from '@samsyn/web';"],
  ['imports-go-down-from-proof', 'libs/proof/src/up.ts', "export * from '@samsyn/secrecy';"],
  ['imports-go-down-from-web', 'libs/web/src/up.ts', "export * from '@samsyn/identity';"],
  ['imports-go-down-from-identity', 'libs/identity/src/up.ts', "export * from '@samsyn/planning/contract';"],
  ['imports-go-down-from-access-log', 'libs/access-log/src/up.ts', "export * from '@samsyn/history';"],
  ['services-know-contracts-only', 'libs/conducting/src/a.http.ts', "export * from '@samsyn/planning';"],
  ['services-know-contracts-only', 'libs/history/src/tool.ts', "export * from '@samsyn/exercise';"],
  [
    'services-know-contracts-only',
    'libs/history/src/deep.ts',
    "export * from '../../planning/src/plan/plan';",
  ],
  [
    'libraries-are-below-apps-and-tests',
    'libs/history/src/app.ts',
    "export * from '../../../apps/samsyn/src/main';",
  ],
  [
    'libraries-are-below-apps-and-tests',
    'libs/history/src/test.ts',
    "export * from '../../../test/e2e/journey';",
  ],
  ['apps-do-not-know-tests-or-each-other', 'apps/relay/src/app.ts', "import '../../samsyn/src/main';"],
  ['apps-do-not-know-tests-or-each-other', 'apps/relay/src/test.ts', "import '../../../test/e2e/journey';"],
  ['through-the-front-door', 'libs/history/src/deep.ts', "export * from '../../planning/src/plan/plan';"],
  ['through-the-front-door', 'apps/samsyn/src/inside.ts', "import '../../../libs/planning/src/plan/plan';"],
  ['known-libraries-only', 'apps/samsyn/src/extras.ts', "import '../../../libs/extras/src/index';"],
  [
    'domain-files-are-pure',
    'libs/planning/src/plan/framework.ts',
    "export { Injectable } from '@nestjs/common';",
  ],
  ['domain-files-are-pure', 'libs/planning/src/plan/store.ts', "export { default } from 'better-sqlite3';"],
  ['domain-files-are-pure', 'libs/planning/src/plan/file.ts', "export { readFileSync } from 'node:fs';"],
  ['domain-files-are-pure', 'libs/oversight/src/publication.ts', "export { readFileSync } from 'node:fs';"],
  ['domain-files-are-pure', 'libs/notifications/src/drill.ts', "export { readFileSync } from 'node:fs';"],
  [
    'domain-files-are-pure',
    'libs/planning/src/plan/layer.ts',
    "import type { a } from '@samsyn/processing';\nexport type A = typeof a;",
  ],
  ['domain-files-know-no-edge', 'libs/planning/src/plan/edge.ts', "export * from './release.http';"],
  ['domain-files-know-no-edge', 'libs/planning/src/plan/module.ts', "export * from '../index';"],
  ['of-a-schema-its-type', 'libs/planning/src/plan/answer.ts', "export * from './plan.schema';"],
  ['fixtures-are-for-tests', 'libs/planning/src/plan/uses.http.ts', "export * from './made.fixture';"],
  ['ports-are-questions', 'libs/planning/src/plan/a.port.ts', "export * from './plan';"],
  ['contracts-are-schemas', 'libs/planning/src/plan/a.events.ts', "export * from './plan';"],
  ['resolvable', 'apps/samsyn/src/nowhere.ts', "import '@samsyn/nowhere';"],
  ['shipped-code-uses-shipped-packages', 'libs/history/src/dev.ts', "export { default } from 'fast-check';"],
];

describe('the architecture', () => {
  it('lets imports go down only, by contract between services, with pure domain files', () => {
    const verdict = cruise(LAYERS, PROJECT);
    expect(spelled(verdict)).toEqual([]);
    expect(verdict.totalCruised).toBeGreaterThan(100);
  });

  it('loads nothing in a circle', () => {
    const verdict = cruise(RUN_TIME_CYCLES, PROJECT);
    expect(spelled(verdict)).toEqual([]);
    expect(verdict.totalCruised).toBeGreaterThan(100);
  });
});

describe('the rules of the architecture', () => {
  const folders: string[] = [];

  function tree(files: Readonly<Record<string, string>>): string {
    const folder = mkdtempSync(join(tmpdir(), 'samsyn-architecture-'));
    folders.push(folder);
    cpSync(join(PROJECT, 'tsconfig.json'), join(folder, 'tsconfig.json'));
    plant(folder, { ...SOUND, ...files });
    return folder;
  }

  afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

  it('find nothing in a sound tree', () => {
    const sound = tree({});
    expect(spelled(cruise(LAYERS, sound))).toEqual([]);
    expect(spelled(cruise(RUN_TIME_CYCLES, sound))).toEqual([]);
  });

  describe('where each is broken', () => {
    let violations: Cruise['violations'];
    beforeAll(() => {
      const offences = Object.fromEntries(OFFENCES.map(([, path, content]) => [path, content]));
      violations = cruise(
        LAYERS,
        tree({ 'libs/extras/src/index.ts': 'export const a = 1;', ...offences }),
      ).violations;
    });

    it.each(rules().map(({ name }) => [name]))('%s finds its offenders and no other file', (name) => {
      const offenders = violations.filter(({ rule }) => rule.name === name).map(({ from }) => from);
      const planted = OFFENCES.filter(([rule]) => rule === name).map(([, path]) => path);
      expect(planted).not.toEqual([]);
      expect(offenders.sort()).toEqual(planted.sort());
    });
  });

  it('no-cycles finds what is loaded in a circle, over three files', () => {
    const circle = tree({
      'libs/history/src/a.ts': "import { b } from './b';\nexport const a = () => b;",
      'libs/history/src/b.ts': "import { c } from './c';\nexport const b = () => c;",
      'libs/history/src/c.ts': "import { a } from './a';\nexport const c = () => a;",
    });
    const { violations } = cruise(RUN_TIME_CYCLES, circle);
    expect(new Set(violations.map(({ rule }) => rule.name))).toEqual(new Set(['no-cycles']));
  });

  it('are errors, all of them', () => {
    expect(rules().filter(({ severity }) => severity !== 'error')).toEqual([]);
  });
});
