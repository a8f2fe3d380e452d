import ts from 'typescript';
import { descendants, productFiles, type SourceFile } from './source-files';

/** Where a refusal stands in the product: thrown, or registered with its title. */
export interface CodePlace {
  readonly code: string;
  readonly path: string;
}

const CODE = /^[A-Z][A-Z_]*\.[A-Z][A-Z_]*$/;
export const isRefusalCode = (text: string): boolean => CODE.test(text);

const isTitleFile = ({ path }: SourceFile): boolean => path.startsWith('libs/presentation/src/problems/');

const isWord = (node: ts.Node): node is ts.StringLiteralLike =>
  ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node);

const calledName = (node: ts.Node): string =>
  ts.isNewExpression(node) || ts.isCallExpression(node) ? node.expression.getText() : '';

/** Lists of what a route may answer document the refusal; they do not make it. */
function onlyDocuments(node: ts.Node, { path }: SourceFile): boolean {
  let above: ts.Node | undefined = node.parent;
  while (above && !ts.isSourceFile(above)) {
    if (/^(DomainError|HttpProblem)$/.test(calledName(above))) return false;
    if (ts.isPropertyAssignment(above) && above.name.getText() === 'refusals') return true;
    above = above.parent;
  }
  return path.endsWith('.http.ts');
}

/** The refusals that one file makes. */
export function thrownIn(file: SourceFile): string[] {
  return [...descendants(file.tree)].flatMap((node): string[] => {
    if (calledName(node) === 'unknownTo' && ts.isCallExpression(node)) {
      return [...descendants(node)].filter(isWord).map(({ text }) => `${text}.UNKNOWN`);
    }
    if (isWord(node) && isRefusalCode(node.text) && !ts.isLiteralTypeNode(node.parent)) {
      return onlyDocuments(node, file) ? [] : [node.text];
    }
    // What an id in a path names (`addressed: 'CALL_OUT'`), and what it answers where there is none.
    const named =
      ts.isPropertyAssignment(node) && node.name.getText() === 'addressed' ? node.initializer : undefined;
    const isDefault =
      ts.isBindingElement(node) && node.name.getText() === 'addressed' ? node.initializer : undefined;
    const addressed = named ?? isDefault;
    return addressed
      ? [addressed, ...descendants(addressed)].filter(isWord).map(({ text }) => `${text}.UNKNOWN`)
      : [];
  });
}

const placesIn = (
  codesOf: (file: SourceFile) => string[],
  files: readonly SourceFile[],
): readonly CodePlace[] =>
  files.flatMap((file) => [...new Set(codesOf(file))].map((code) => ({ code, path: file.path })));

/** Every refusal that the product can make. */
export const thrownCodes = (): readonly CodePlace[] =>
  placesIn(
    thrownIn,
    productFiles().filter((file) => !isTitleFile(file) && !file.path.startsWith('libs/kinds/')),
  );

/** Codes that routes and tables name, made or documented. */
export const namedCodes = (): readonly CodePlace[] =>
  placesIn(
    ({ tree }) =>
      [...descendants(tree)]
        .filter(isWord)
        .map(({ text }) => text)
        .filter(isRefusalCode),
    productFiles().filter((file) => !isTitleFile(file)),
  );

/** Where a code has its title. */
export const titledCodes = (): readonly CodePlace[] =>
  placesIn(
    ({ tree }) =>
      [...descendants(tree)]
        .filter(ts.isPropertyAssignment)
        .map(({ name }) => (isWord(name) ? name.text : ''))
        .filter(isRefusalCode),
    productFiles().filter(isTitleFile),
  );
