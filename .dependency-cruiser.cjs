/**
 * Which file may import which, as data (docs/adr/0001 and the layout in README.md). `test/architecture` runs it
 * over the project and proves on a tree of its own that each rule can fail.
 */

/** From the bottom up: a library may import those that stand before it in this list. */
const FOUNDATION = [
  ...[
    'kernel',
    'postgres',
    'event-store',
    'kinds',
    'presentation',
    'rendering',
    'processing',
    'secrecy',
    'operations',
    'proof',
  ],
  ...['web', 'identity', 'access-log'],
];
/** Bounded contexts. They know each other by `contract` (event schemas) alone. */
const SERVICES = [
  'administration',
  'entries',
  'agreements',
  'planning',
  'call-outs',
  'availability',
  'advice',
  'conducting',
  'debriefing',
  'campaigns',
  'lessons',
  'history',
  'documents',
  'oversight',
  'worklist',
  'notifications',
  'relay',
];
/** Services with deciders. The others only read, so all they have is exits. */
const DECIDING_SERVICES = SERVICES.filter(
  (name) => !['history', 'documents', 'worklist', 'relay'].includes(name),
);

/** They use what services offer, as a client does; only an app and tests know them. */
const TOOLS = ['exercise'];

/** Files of a deciding service that touch the framework, the store or the outside; every other file is domain. */
const EDGE_FILES = [
  '\\.(http|handler|module|projection|workflow|dto|schema|spec)\\.ts$',
  '/src/(index|settings|settings-held)\\.ts$',
  '/(read-models?|queries|documents|report|exports)/',
  // What a message is sent with, and where it waits.
  '/(calendar|channels|delivery|routing|store)/',
];
/** What event schemas are written in. */
const SCHEMA_LANGUAGE = 'node_modules/typebox/';
/** Told once for the tests of every library. */
const FIXTURE = '\\.fixture\\.ts$';
/** What tests of a library may use, and its shipped files may not. */
const TEST_FILES = ['\\.(spec|fixture)\\.ts$', '^test/'];

const src = (names) => `^libs/(${names.join('|')})/src/`;
const face = (names) => `^libs/(${names.join('|')})/src/index\\.ts$`;
const contract = (names) => `^libs/(${names.join('|')})/src/contract\\.ts$`;
/** What a service asks of another, or answers: it names what the question is about, whichever library that is from. */
const PORT = '\\.port\\.ts$';
/** What a service may know of another, and of how a reader knows an operation. */
const CONTRACTS = contract(['operations', ...SERVICES]);
const DOMAIN = { path: src(DECIDING_SERVICES), pathNot: [...EDGE_FILES, PORT, '/contract\\.ts$'] };
/** What a route answers. Its type may be known where the answer is made; the schema itself stays at the edge. */
const ANSWER_SCHEMA = '\\.schema\\.ts$';
/** Proof is usable without the rest, secrecy among it; where one needs the other, this list is what changes. */
const sideBySide = (name, other) => name === 'proof' && other === 'secrecy';

const downward = FOUNDATION.map((name, rank) => ({
  name: `imports-go-down-from-${name}`,
  comment: 'A foundation library imports only those that stand before it in FOUNDATION.',
  severity: 'error',
  from: { path: src([name]) },
  to: {
    path: '^libs/',
    pathNot: src([name, ...FOUNDATION.slice(0, rank).filter((other) => !sideBySide(name, other))]),
  },
}));

module.exports = {
  forbidden: [
    ...downward,
    {
      name: 'services-know-contracts-only',
      comment:
        'A service hands over through events: it may import the event schemas of another, nothing else.',
      severity: 'error',
      from: { path: '^libs/([^/]+)/src/', pathNot: src([...FOUNDATION, ...TOOLS]) },
      to: { path: src([...SERVICES, ...TOOLS]), pathNot: ['^libs/$1/src/', CONTRACTS, FIXTURE] },
    },
    {
      name: 'libraries-are-below-apps-and-tests',
      comment: 'What ships knows neither the app that composes it nor its tests.',
      severity: 'error',
      from: { path: '^libs/' },
      to: { path: '^(apps|test)/' },
    },
    {
      name: 'apps-do-not-know-tests-or-each-other',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^(apps|test)/', pathNot: '^apps/$1/' },
    },
    {
      name: 'through-the-front-door',
      comment:
        'Another library is imported by its index (or contract, or the engine of the log), never by a file inside it.',
      severity: 'error',
      from: { path: '^(?:libs|apps)/([^/]+)/' },
      to: {
        path: '^libs/',
        pathNot: ['^libs/$1/', '^libs/[^/]+/src/(index|contract|kurrentdb)\\.ts$', FIXTURE],
      },
    },
    {
      name: 'fixtures-are-for-tests',
      comment: 'What tests are made of does not ship.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_FILES },
      to: { path: FIXTURE },
    },
    {
      name: 'known-libraries-only',
      comment: 'A new library is given its place in the lists of this file first.',
      severity: 'error',
      from: {},
      to: { path: '^libs/', pathNot: src([...FOUNDATION, ...SERVICES, ...TOOLS]) },
    },
    {
      name: 'kernel-is-plain-language',
      comment:
        'The kernel has no Node built-in and no dependency but Temporal, which the language is to have.',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: TEST_FILES },
      to: { pathNot: ['^libs/kernel/', 'node_modules/temporal-polyfill/'] },
    },
    {
      name: 'domain-files-are-pure',
      comment: 'Deciders and what they lean on know the kernel, event schemas and each other (ADR 0001).',
      severity: 'error',
      from: DOMAIN,
      to: {
        pathNot: [
          face(['kernel', 'event-store', 'kinds']),
          src(DECIDING_SERVICES),
          CONTRACTS,
          SCHEMA_LANGUAGE,
        ],
      },
    },
    {
      name: 'domain-files-know-no-edge',
      comment: 'Dependencies point inwards: an HTTP or handler file imports the decision, never the reverse.',
      severity: 'error',
      from: DOMAIN,
      to: {
        path: EDGE_FILES.map((edge) => `^libs/(?:${DECIDING_SERVICES.join('|')})\\b.*${edge}`),
        pathNot: ANSWER_SCHEMA,
      },
    },
    {
      name: 'of-a-schema-its-type',
      comment:
        'A domain file or a port may name the type of an answer, never the schema that it follows from.',
      severity: 'error',
      from: { path: [src(DECIDING_SERVICES)], pathNot: [...EDGE_FILES, CONTRACTS] },
      to: { path: ANSWER_SCHEMA, dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'contracts-are-schemas',
      comment:
        'A contract is what another process may read: schemas of events, fields, commands, answers and bodies that two services share, ports.',
      severity: 'error',
      from: { path: [contract(DECIDING_SERVICES), '\\.(events|fields)\\.ts$'] },
      to: {
        pathNot: [
          face(['kernel', 'event-store']),
          '\\.(events|fields|commands|dto)\\.ts$',
          PORT,
          ANSWER_SCHEMA,
          CONTRACTS,
          SCHEMA_LANGUAGE,
        ],
      },
    },
    {
      name: 'ports-are-questions',
      comment:
        'A port imports contracts and the libraries below services, nothing of the service that answers it.',
      severity: 'error',
      from: { path: PORT },
      to: { pathNot: [face(FOUNDATION), '\\.events\\.ts$', PORT, ANSWER_SCHEMA, CONTRACTS, SCHEMA_LANGUAGE] },
    },
    {
      name: 'resolvable',
      comment: 'A typing error, or an alias that tsconfig.json does not know.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'shipped-code-uses-shipped-packages',
      comment:
        'A devDependency is not there in production; a package that package.json does not name may vanish.',
      severity: 'error',
      from: { path: '^(apps|libs)/', pathNot: TEST_FILES },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(dist|data|data-training|out)/' },
    // An import of types alone is a dependency too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default'],
    },
  },
};
