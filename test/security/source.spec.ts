import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import ts from 'typescript';
import { PROJECT } from '../architecture/cruise';
import { descendants, productFiles, sourceFile, type SourceFile } from '../rules/source-files';

jest.setTimeout(120_000);

const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8');
/** What ships, the files of threads among it, which are modules of their own. */
const shipped: readonly SourceFile[] = [
  ...productFiles(),
  ...readdirSync(join(PROJECT, 'libs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.mts'))
    .map((path) => sourceFile(`libs/${path}`, read(`libs/${path}`))),
];

/** Nodes of all that ships, with where each stands. */
const nodes = shipped.flatMap((file) => [...descendants(file.tree)].map((node) => [file, node] as const));
const everywhere = <Kind extends ts.Node>(is: (node: ts.Node) => node is Kind): [SourceFile, Kind][] =>
  nodes.flatMap(([file, node]): [SourceFile, Kind][] => (is(node) ? [[file, node]] : []));
const calls = (named: RegExp) =>
  everywhere(ts.isCallExpression).filter(([, { expression }]) => named.test(expression.getText()));
const at = ([{ path }, node]: readonly [SourceFile, ts.Node]): string =>
  `${path}: ${node.getText().slice(0, 80)}`;

/** Written down in the source, as a whole: literals, and names in capitals, which are constants of a file. */
const isFixed = (node: ts.Expression | undefined): boolean => {
  if (node === undefined) return true;
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return true;
  if (ts.isIdentifier(node)) return /^[A-Z][A-Z_]+$/.test(node.text);
  return ts.isTemplateExpression(node) && node.templateSpans.every(({ expression }) => isFixed(expression));
};

const SQL =
  /^\s*(SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|DROP|REPLACE|PRAGMA|WITH|FROM|WHERE|AND|ORDER BY|VALUES)\b/;
/** What statements are put together from, beside constants: names and conditions of our own, and marks for parameters. */
const PARTS_OF_STATEMENTS: Readonly<Record<string, readonly string[]>> = {
  'libs/campaigns/src/debrief/campaign-members.projection.ts': ['this.table', 'table'],
  'libs/operations/src/actions/open-action-rows.ts': ['table'],
  'libs/campaigns/src/debrief/open-campaign-actions.projection.ts': ['column'],
  'libs/lessons/src/participation.projection.ts': ['name', 'this.name'],
  'libs/event-store/src/kurrentdb/log-mirror.ts': ['chain'],
  'libs/event-store/src/sqlite/log-chain.mts': ['chain'],
  'libs/event-store/src/sqlite/log-reader.ts': ['condition', 'Array.from('],
  'libs/history/src/operations/operation-directory.ts': ["who.map(() => '?').join()"],
  'libs/history/src/known-ids/known-ids.projection.ts': ["who.map(() => '?').join()"],
  'libs/identity/src/directory/directory-file.ts': ['column'],
  'libs/processing/src/projections/projection-catalogue.ts': [`table.replaceAll('"', '""')`],
  'libs/worklist/src/pending-index/pending-index.projection.ts': ["who.map(() => '?').join()"],
};

/** A repetition within another, both without a small end. The parser is the one that ESLint brings. */
const { RegExpParser, visitRegExpAST } = createRequire(require.resolve('eslint'))(
  '@eslint-community/regexpp',
) as typeof import('@eslint-community/regexpp');
const LONG = 20;
function repeatsWithin(pattern: string): boolean {
  let [open, isNested] = [0, false];
  visitRegExpAST(new RegExpParser().parseLiteral(pattern), {
    onQuantifierEnter: ({ max }) => {
      if (max <= LONG) return;
      isNested ||= open > 0;
      open += 1;
    },
    onQuantifierLeave: ({ max }) => void (open -= max > LONG ? 1 : 0),
  });
  return isNested;
}
/** Such ones in which a mark stands between two repetitions, so that each text is read in one way. */
const READ_ONE_WAY: ReadonlySet<string> = new Set([
  String.raw`/^[a-z0-9]+(?:-[a-z0-9]+)*$/`,
  String.raw`/^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z0-9]+(?:-[a-z0-9]+)*$/`,
  String.raw`/[\p{L}\p{M}\p{N}]+(?:[.,:/-][\p{L}\p{M}\p{N}]+)*|\P{L}/gu`,
  String.raw`/^(?:[a-z]+(?:-[a-z]+)*|\d{1,4}|\d{4}-\d{2}-\d{2})$/`,
  // Its time is measured: identities.spec.ts.
  String.raw`/(?<![\p{L}\d]|[\p{L}\d][-./])(?:\+ ?\(?|\(?(?=0))\d+(?:(?: ?[-/.()]{1,3} ?| )\d+)*/gu`,
  // Its time is measured: pdf-scripts.spec.ts.
  String.raw`/((?:(?<!\s)\s+(?=\p{Script=Latin})|(?<![^\s\p{L}]|\p{Script=Latin})(?=\S))(?:(?:[^\s\p{L}]+\s+|[^\s\p{L}]*)\p{Script=Latin}\S*\s+){4,})/u`,
]);

describe('what ships', () => {
  it('asks its databases with fixed statements, and with parameters for what comes from outside', () => {
    const built = everywhere(ts.isTemplateExpression).filter(([, { head }]) => SQL.test(head.text));
    const added = everywhere(ts.isBinaryExpression).filter(
      ([, { left, operatorToken }]) =>
        operatorToken.kind === ts.SyntaxKind.PlusToken && ts.isStringLiteralLike(left) && SQL.test(left.text),
    );
    const parts = built.flatMap(([file, { templateSpans }]) =>
      templateSpans
        .filter(({ expression }) => !isFixed(expression))
        .map(({ expression }) => [file, expression] as const),
    );
    const isOurs = ([{ path }, part]: readonly [SourceFile, ts.Node]) =>
      PARTS_OF_STATEMENTS[path]?.some((known) => part.getText().startsWith(known)) === true;
    expect([...parts.filter((part) => !isOurs(part)), ...added].map(at)).toEqual([]);
    expect(calls(/\.prepare$/).length).toBeGreaterThan(50);
  });

  it('starts no program, evaluates no text and loads nothing that somebody names', () => {
    expect(
      calls(/^(eval|exec|execSync|execFile|spawn|fork)$|\.(runInContext|runInThisContext)$/).map(at),
    ).toEqual([]);
    const built = everywhere(ts.isNewExpression).filter(([, one]) => one.expression.getText() === 'Function');
    expect(built.map(at)).toEqual([]);
    const imported = everywhere(ts.isImportDeclaration).filter(([, { moduleSpecifier }]) =>
      /^'(node:)?(child_process|vm|repl|inspector|cluster|wasi)'$/.test(moduleSpecifier.getText()),
    );
    expect(imported.map(at)).toEqual([]);
    const loaded = calls(/^(import|require)$/).filter(
      ([
        ,
        {
          arguments: [what],
        },
      ]) => !isFixed(what),
    );
    expect(loaded.map(at)).toEqual([]);
  });

  it('makes regular expressions of what stands in the source alone', () => {
    const made = everywhere(ts.isNewExpression).filter(([, one]) => one.expression.getText() === 'RegExp');
    // Of the patterns that the closed schemas of events state.
    const ofSchemas = [
      "libs/access-log/src/codes.ts new RegExp(source, 'u')",
      'libs/history/src/known-ids/known-ids.projection.ts new RegExp(pattern)',
    ];
    const isOfSchema = ([{ path }, one]: readonly [SourceFile, ts.Node]): boolean =>
      ofSchemas.includes(`${path} ${one.getText()}`);
    const others = made.filter(([, { arguments: [pattern] = [] as never }]) => !isFixed(pattern));
    expect(others.filter((one) => !isOfSchema(one)).map(at)).toEqual([]);
  });

  it('has no pattern that one text can be read by in ever more ways', () => {
    const literals = everywhere((node): node is ts.RegularExpressionLiteral =>
      ts.isRegularExpressionLiteral(node),
    );
    expect(literals.length).toBeGreaterThan(100);
    const nested = new Set(literals.map(([, { text }]) => text).filter(repeatsWithin));
    expect([...nested].filter((pattern) => !READ_ONE_WAY.has(pattern))).toEqual([]);
  });

  it('takes no secret, id or nonce from Math.random', () => {
    expect(calls(/^Math\.random$/).map(([{ path }]) => path)).toEqual([
      // How long to wait before a message is tried again.
      'libs/notifications/src/delivery/dispatcher.ts',
      // How long to wait before a command is decided again.
      'libs/processing/src/commands/command-executor.ts',
    ]);
  });

  it('checks whom it speaks to by TLS, always', () => {
    const weakened = shipped.filter(({ text }) =>
      /rejectUnauthorized|NODE_TLS_REJECT|checkServerIdentity/.test(text),
    );
    expect(weakened.map(({ path }) => path)).toEqual([]);
  });
});

describe('the cryptography of what ships', () => {
  /** Files that use it, as docs/security.md lists them ("Keys and algorithms"). */
  const inventory = new Set(
    [...read('docs/security.md').matchAll(/^\| `((?:libs|apps)\/[^`]+)` \|/gm)].map(([, path]) => path!),
  );
  const using = shipped
    .filter(({ text }) => /from '(node:crypto|jose)'|import\('(jose|node:crypto)'\)/.test(text))
    .filter(({ text }) => !/^import \{ randomUUID \} from 'node:crypto';$/m.test(text))
    .filter(
      ({ text }) =>
        !/^import type [^;]+ from 'jose';$/m.test(text) || /node:crypto|import\('jose'\)/.test(text),
    );

  it('is all listed, each use by its file, and nothing that is not there', () => {
    expect(using.length).toBeGreaterThan(10);
    expect(using.map(({ path }) => path).sort()).toEqual([...inventory].sort());
  });

  it('compares no MAC in a time that tells of it', () => {
    const compared = everywhere(ts.isBinaryExpression).filter(
      ([, { operatorToken, left, right }]) =>
        /^[!=]==?$/.test(operatorToken.getText()) &&
        [left, right].some((side) => /\bmac(Of|At)\(/i.test(side.getText())),
    );
    expect(compared.map(at)).toEqual([
      // Both stand in files: nothing is made with the key for it.
      'libs/event-store/src/sqlite/log-chain.mts: this.macAt(position) !== kept.mac',
    ]);
    const [equal] = [calls(/^timingSafeEqual$/).map(([{ path }]) => path)];
    expect(equal).toEqual(
      expect.arrayContaining([
        'libs/event-store/src/chain.ts',
        'libs/notifications/src/store/contact-channels.ts',
        'libs/secrecy/src/keys/log-head-file.ts',
        'libs/web/src/observability/metrics.ts',
      ]),
    );
  });

  it('uses authenticated encryption, and digests of 256 bits but for the names of RFC 9562', () => {
    const named = (calling: RegExp) =>
      calls(calling).map(
        ([
          { path },
          {
            arguments: [algorithm],
          },
        ]) => [path, algorithm?.getText()] as const,
      );
    const ciphers = named(/^create(C|Dec)ipheriv$/).map(([, algorithm]) => algorithm);
    expect([...new Set(ciphers)].sort()).toEqual(["'aes-128-gcm'", "'aes-256-gcm'"]);
    const digests = named(/^(hash|createHash|createHmac|hkdfSync|sign)$/);
    const others = digests.filter(([, algorithm]) => algorithm !== "'sha256'");
    expect(others).toEqual([['libs/event-store/src/ids.ts', "'sha1'"]]);
  });
});

describe('what it is run in', () => {
  it('is an image without sources, tests, history or tools, of a user without rights', () => {
    const ignored = read('.dockerignore').split('\n').filter(Boolean);
    expect(ignored[0]).toBe('*');
    expect(ignored.filter((line) => /^!\.git|^!test|^!docs/.test(line))).toEqual([]);
    const last = read('infra/samsyn/Containerfile')
      .split(/^FROM /m)
      .at(-1)!;
    expect([...last.matchAll(/^COPY .*$/gm)].map(([line]) => line)).toEqual([
      'COPY --from=packages /samsyn/node_modules node_modules',
      'COPY --from=build /samsyn/dist dist',
      'COPY package.json ./',
    ]);
    expect(last).toMatch(/^USER node$/m);
    const compose = read('docker-compose.yml');
    for (const line of ['read_only: true', 'no-new-privileges:true', "'127.0.0.1:3000:3000'"])
      expect(compose).toContain(line);
    expect(compose).toMatch(/cap_drop:\n\s+- ALL\n/);
  });
});
