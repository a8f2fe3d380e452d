import js from '@eslint/js';
import tseslint from 'typescript-eslint';
import { injectedClassesAreValues } from './test/architecture/injected-classes-are-values.mjs';

/** Parts of @nestjs/cqrs that lose order and die silently on a throw (docs/adr/0002). */
const BUS_OF_EVENTS = {
  name: '@nestjs/cqrs',
  importNames: [
    'EventBus',
    'EventPublisher',
    'EventsHandler',
    'Saga',
    'AggregateRoot',
    'UnhandledExceptionBus',
  ],
  message: 'Events reach the rest through the store’s subscription only (docs/adr/0002).',
};

/** Event handlers by decorator, whatever package they come from. */
const EVENT_DECORATORS = ['EventsHandler', 'Saga', 'OnEvent'].map((name) => ({
  selector: `Decorator[expression.callee.name='${name}']`,
  message: `@${name} loses order and fails silently (docs/adr/0002).`,
}));

/** Deciders get time and ids with the command (docs/adr/0001). */
const IMPURE = [
  [
    'NewExpression[callee.name="Date"][arguments.length=0]',
    'The time comes in with the command: intent.now.',
  ],
  [
    'CallExpression[callee.object.name="Date"][callee.property.name="now"]',
    'The time comes in with the command: intent.now.',
  ],
  [
    'CallExpression[callee.object.name="Math"][callee.property.name="random"]',
    'Ids come in with the command: intent.newId.',
  ],
].map(([selector, message]) => ({ selector, message }));
const OUTSIDE_THE_LANGUAGE = [
  'process',
  'Buffer',
  'crypto',
  'performance',
  'fetch',
  'console',
  'require',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
].map((name) => ({ name, message: 'Domain code decides; it does not act (docs/adr/0001).' }));

/** Files of a service that are not domain; the same list stands in .dependency-cruiser.cjs. */
const EDGE_FILES = [
  'libs/*/src/**/*.{http,handler,module,projection,workflow,dto,schema,spec}.ts',
  'libs/*/src/{index,settings,settings-held}.ts',
  'libs/*/src/**/{read-model,read-models,queries,documents,report,exports}/**',
  'libs/*/src/**/{calendar,channels,delivery,routing,store}/**',
];
const SPECS = ['**/*.spec.ts', 'test/**/*.ts'];
/** One table each, as long as the domain is: length says nothing about them. */
const DATA_TABLES = [
  'libs/presentation/src/documents/texts.{en,sv}.ts',
  'libs/worklist/src/**/{answers,work-item-codes,pending-rows}.ts',
];
const PLAIN_SCRIPTS = ['**/*.{js,cjs,mjs}'];

const node = Object.fromEntries(
  [
    'require',
    'module',
    'exports',
    '__dirname',
    '__filename',
    'process',
    'console',
    'Buffer',
    'URL',
    'fetch',
    'AbortSignal',
    'setTimeout',
    'clearTimeout',
    'setInterval',
    'clearInterval',
    'setImmediate',
    'performance',
    'structuredClone',
  ].map((name) => [name, 'readonly']),
);

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', 'data/', 'data-training/', 'out/', 'coverage/'] },
  // A rule is kept or changed here, for everyone; never switched off beside the code it concerns.
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.{ts,mts}'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { samsyn: { rules: { 'injected-classes-are-values': injectedClassesAreValues } } },
    rules: {
      'samsyn/injected-classes-are-values': 'error',
      'no-restricted-imports': ['error', { paths: [BUS_OF_EVENTS] }],
      'no-restricted-syntax': ['error', ...EVENT_DECORATORS],
      'no-console': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-param-reassign': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': [
        'error',
        { 'ts-expect-error': true, 'ts-ignore': true, 'ts-nocheck': true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A port's method is async because the port says so, also where one adapter has nothing to wait for.
      '@typescript-eslint/require-await': 'off',
      // Would turn the import of an injected class into a type, which Nest cannot see.
      '@typescript-eslint/consistent-type-imports': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 70, skipBlankLines: true, skipComments: true, IIFEs: true }],
    },
  },
  {
    files: [
      'libs/kernel/src/**/*.ts',
      'libs/{administration,entries,agreements,planning,call-outs,availability,advice}/src/**/*.ts',
      'libs/{conducting,debriefing,campaigns,lessons,oversight,notifications}/src/**/*.ts',
    ],
    ignores: EDGE_FILES,
    rules: {
      'no-restricted-globals': ['error', ...OUTSIDE_THE_LANGUAGE],
      'no-restricted-syntax': ['error', ...EVENT_DECORATORS, ...IMPURE],
    },
  },
  { files: DATA_TABLES, rules: { 'max-lines': 'off' } },
  {
    files: SPECS,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      // `expect(port.method)` names a method without calling it, and an answer's body is whatever came.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/only-throw-error': 'off',
    },
  },
  // What a person reads on the terminal is an app's output, never a library's.
  { files: ['apps/**/*.ts', 'test/**/*.ts'], rules: { 'no-console': 'off' } },
  { files: PLAIN_SCRIPTS, languageOptions: { globals: node }, rules: { eqeqeq: 'error' } },
  { files: ['**/*.{js,cjs}'], languageOptions: { sourceType: 'commonjs' } },
);
