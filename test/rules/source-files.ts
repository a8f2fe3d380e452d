import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { PROJECT } from '../architecture/cruise';

/** A file of the project, parsed once: `path` from the project's folder, with `/`. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly tree: ts.SourceFile;
}

const parsed = new Map<string, SourceFile>();

export const sourceFile = (path: string, text: string): SourceFile => ({
  path,
  text,
  tree: ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true),
});

function parse(path: string): SourceFile {
  const known = parsed.get(path);
  if (known) return known;
  const file = sourceFile(path, readFileSync(join(PROJECT, path), 'utf8'));
  parsed.set(path, file);
  return file;
}

const typescriptIn = (folder: string): string[] =>
  readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => relative(PROJECT, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort();

const isSpec = (path: string): boolean => path.endsWith('.spec.ts');
const isFixture = (path: string): boolean => path.endsWith('.fixture.ts');

/** The product itself: everything in libs and apps that is neither a test nor made for one. */
export const productFiles = (): readonly SourceFile[] =>
  ['libs', 'apps']
    .flatMap(typescriptIn)
    .filter((path) => !isSpec(path) && !isFixture(path))
    .map(parse);

/** What tests, but for this folder, which reads about the rules and proves none. */
export const specFiles = (): readonly SourceFile[] =>
  ['libs', 'apps', 'test']
    .flatMap(typescriptIn)
    .filter((path) => isSpec(path) && !path.startsWith('test/rules/'))
    .map(parse);

export function* descendants(node: ts.Node): Iterable<ts.Node> {
  const below: ts.Node[] = [];
  node.forEachChild((child) => void below.push(child));
  for (const child of below) {
    yield child;
    yield* descendants(child);
  }
}
