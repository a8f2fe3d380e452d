import ts from 'typescript';
import { descendants, specFiles, type SourceFile } from './source-files';

/** One `it(…)` or `it.each(…)`, and every word that stands in it. */
export interface Proof {
  readonly file: string;
  /** Titles of the `describe` blocks from the outside in, then its own. */
  readonly titles: readonly string[];
  /** String literals of its title, its table and its body, and what the rows of its table make of its title. */
  readonly says: ReadonlySet<string>;
  /** String literals of what it refers to in the same file. */
  readonly refersTo: ReadonlySet<string>;
  /** Rows of its table as far as they stand in the file: the title of each, and its literals. */
  readonly rows: readonly { readonly title: string; readonly texts: readonly string[] }[];
}

const DEEPEST_REFERENCE = 3;

const isText = (node: ts.Node): node is ts.StringLiteralLike =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);

/** What a test says is not there proves nothing, and a type is no value. */
function isDenied(literal: ts.Node, within: ts.Node): boolean {
  for (let node = literal; node !== within && node.parent !== undefined; node = node.parent) {
    if (ts.isLiteralTypeNode(node)) return true;
    const { parent } = node;
    const isArgument = ts.isCallExpression(parent) && parent.expression !== node;
    if (isArgument && /\.not\.\w+$/.test(parent.expression.getText())) return true;
  }
  return false;
}

const CODES = /[A-Z][A-Z_]*\.[A-Z][A-Z_]*/g;

/** Literals as they stand, and codes within them: `503 CALENDAR.TOO_OFTEN`. */
const textsIn = (node: ts.Node): string[] =>
  [node, ...descendants(node)].flatMap((found) =>
    isText(found) && !isDenied(found, node) ? [found.text, ...(found.text.match(CODES) ?? [])] : [],
  );

/** What names stand for in one file: the innermost that is in sight where the name is used. */
class Names {
  private readonly declared = new Map<string, { readonly within: ts.Node; readonly target: ts.Node }[]>();

  constructor({ tree }: SourceFile) {
    for (const node of descendants(tree)) {
      if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer) {
        this.declare(node.name.text, node.initializer, node);
      }
      if (ts.isFunctionDeclaration(node) && node.name && node.body) {
        this.declare(node.name.text, node.body, node);
      }
    }
  }

  targetOf(name: ts.Identifier): ts.Node | undefined {
    const known = this.declared.get(name.text);
    if (!known) return undefined;
    for (let node: ts.Node = name; node !== undefined; node = node.parent) {
      const found = known.find(({ within }) => within === node);
      if (found) return found.target;
    }
    return undefined;
  }

  private declare(name: string, target: ts.Node, node: ts.Node): void {
    let within = node.parent;
    while (!ts.isBlock(within) && !ts.isSourceFile(within)) within = within.parent;
    const known = this.declared.get(name) ?? [];
    known.push({ within, target });
    this.declared.set(name, known);
  }
}

function referredTextsIn(node: ts.Node, declared: Names, depth: number, viewed: Set<ts.Node>): string[] {
  if (depth === 0) return [];
  const named = [node, ...descendants(node)].filter(ts.isIdentifier).map((name) => declared.targetOf(name));
  return named.flatMap((target) => {
    if (target === undefined || viewed.has(target)) return [];
    viewed.add(target);
    return [...textsIn(target), ...referredTextsIn(target, declared, depth - 1, viewed)];
  });
}

/** What stands under a name of its own: `const code = 'CALL.NOT_YOURS'`. */
const namedTextsIn = (node: ts.Node, declared: Names): string[] =>
  [node, ...descendants(node)].filter(ts.isIdentifier).flatMap((name) => {
    const target = declared.targetOf(name);
    return target && isText(target) ? [target.text] : [];
  });

/** The name that a call begins with: `it` of `it.each(…)(…)`. */
function rootOf(callee: ts.Expression): string {
  if (ts.isCallExpression(callee)) return rootOf(callee.expression);
  if (ts.isPropertyAccessExpression(callee)) return rootOf(callee.expression);
  return ts.isIdentifier(callee) ? callee.text : '';
}

const tableOf = (callee: ts.Expression): ts.Expression | undefined =>
  ts.isCallExpression(callee) ? callee.arguments[0] : undefined;

interface TableRow {
  /** What the title is filled with; `…` for what is more than a word or a number. */
  readonly cells: readonly string[];
  readonly texts: readonly string[];
}

const cellOf = (cell: ts.Expression): string => {
  if (isText(cell)) return cell.text;
  return ts.isNumericLiteral(cell) ||
    cell.kind === ts.SyntaxKind.TrueKeyword ||
    cell.kind === ts.SyntaxKind.FalseKeyword
    ? cell.getText()
    : '…';
};

/** Rows as they stand in the file: `[['a', 1], …]`, `['a', …]`, `Object.entries({ a: … })`, or a name for one of these. */
function rowsOf(table: ts.Expression | undefined, declared: Names): TableRow[] {
  if (table === undefined) return [];
  if (ts.isAsExpression(table) || ts.isSatisfiesExpression(table)) return rowsOf(table.expression, declared);
  if (ts.isIdentifier(table)) {
    const target = declared.targetOf(table);
    return target && ts.isExpression(target) ? rowsOf(target, declared) : [];
  }
  if (ts.isCallExpression(table) && /^Object\.(entries|keys)$/.test(table.expression.getText())) {
    return rowsOf(table.arguments[0], declared);
  }
  if (ts.isObjectLiteralExpression(table)) {
    return table.properties.flatMap((property) => {
      const { name } = property;
      const isNamed = name !== undefined && (ts.isIdentifier(name) || isText(name));
      return isNamed ? [{ cells: [name.text], texts: [name.text, ...textsIn(property)] }] : [];
    });
  }
  if (!ts.isArrayLiteralExpression(table)) return [];
  return table.elements.map((row) => ({
    cells: ts.isArrayLiteralExpression(row) ? row.elements.map(cellOf) : [cellOf(row)],
    texts: textsIn(row),
  }));
}

function titleOf(titled: ts.Expression | undefined): string {
  if (titled === undefined) return '';
  if (isText(titled)) return titled.text;
  if (!ts.isTemplateExpression(titled)) return titled.getText();
  return titled.head.text + titled.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

const filledIn = (title: string, { cells }: TableRow): string => {
  let next = 0;
  return title.replace(/%[sijdp]/g, (mark) => cells[next++] ?? mark);
};

function proofOf(call: ts.CallExpression, above: readonly string[], path: string, declared: Names): Proof {
  const [titled, ...bodies] = call.arguments;
  const title = titleOf(titled);
  const table = tableOf(call.expression);
  const rows = rowsOf(table, declared).map((row) => ({ title: filledIn(title, row), texts: row.texts }));
  const parts = table ? [table, ...bodies] : bodies;
  return {
    file: path,
    titles: [...above, title],
    says: new Set([
      ...[title, ...rows.flatMap(({ texts }) => texts)],
      ...parts.flatMap((part) => [...textsIn(part), ...namedTextsIn(part, declared)]),
    ]),
    refersTo: new Set(parts.flatMap((part) => referredTextsIn(part, declared, DEEPEST_REFERENCE, new Set()))),
    rows,
  };
}

function proofsBelow(node: ts.Node, above: readonly string[], path: string, declared: Names): Proof[] {
  const children: ts.Node[] = [];
  node.forEachChild((child) => void children.push(child));
  return children.flatMap((child): Proof[] => {
    if (!ts.isCallExpression(child)) return proofsBelow(child, above, path, declared);
    const root = rootOf(child.expression);
    if (root === 'it' || root === 'test') return [proofOf(child, above, path, declared)];
    if (root !== 'describe') return proofsBelow(child, above, path, declared);
    const [titled] = child.arguments;
    const title = titled && isText(titled) ? [titled.text] : [];
    return proofsBelow(child, [...above, ...title], path, declared);
  });
}

/** The tests of one file. */
export const proofsIn = (file: SourceFile): readonly Proof[] =>
  proofsBelow(file.tree, [], file.path, new Names(file));

/** Every test of the project, in the order of files and lines. */
export const proofsInProject = (): readonly Proof[] => specFiles().flatMap(proofsIn);
