import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path/posix';
import ts from 'typescript';
import { descendants, productFiles, type SourceFile } from '../rules/source-files';
import { PROJECT } from './cruise';

type Graph = ReadonlyMap<string, ReadonlySet<string>>;

const isFile = (path: string): boolean => existsSync(join(PROJECT, path));

/** The file of the project that an import names; undefined for a package. */
function imported(from: string, name: string): string | undefined {
  const [, library, door] = /^@samsyn\/([^/]+)(?:\/(.+))?$/.exec(name) ?? [];
  if (library) return `libs/${library}/src/${door ?? 'index'}.ts`;
  if (!name.startsWith('.')) return undefined;
  const path = normalize(join(dirname(from), name));
  return [path, `${path}.ts`, `${path}/index.ts`].find((one) => one.endsWith('ts') && isFile(one));
}

function importsOf({ path, tree }: SourceFile): ReadonlySet<string> {
  const names = [...descendants(tree)].flatMap((node): string[] => {
    const isImport = ts.isImportDeclaration(node) || ts.isExportDeclaration(node);
    if (isImport && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
      return [node.moduleSpecifier.text];
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      return ts.isStringLiteral(node.argument.literal) ? [node.argument.literal.text] : [];
    return [];
  });
  return new Set(names.flatMap((name) => imported(path, name) ?? []));
}

/** What stands on a cycle is left when whatever imports nothing that is left is taken away, again and again. */
function onCycles(graph: Graph): readonly string[] {
  const left = new Map([...graph].map(([name, imports]) => [name, new Set(imports)]));
  for (let taken = true; taken;) {
    taken = false;
    for (const [name, imports] of left) {
      if ([...imports].some((one) => one !== name && left.has(one))) continue;
      left.delete(name);
      taken = true;
    }
  }
  return [...left.keys()].filter((name) => leadsTo(graph, name, name));
}

function leadsTo(graph: Graph, from: string, to: string): boolean {
  const known = new Set<string>();
  const next = [...(graph.get(from) ?? [])];
  for (let name = next.pop(); name !== undefined; name = next.pop()) {
    if (name === to) return true;
    if (known.has(name)) continue;
    known.add(name);
    next.push(...(graph.get(name) ?? []));
  }
  return false;
}

const libraryOf = (path: string): string => path.split('/').slice(0, 2).join('/');

const files: Graph = new Map(productFiles().map((file) => [file.path, importsOf(file)]));
const libraries: Graph = new Map(
  [...Map.groupBy(files.keys(), libraryOf)].map(([library, paths]) => {
    const others = paths.flatMap((path) => [...files.get(path)!].map(libraryOf));
    return [library, new Set(others.filter((other) => other !== library))];
  }),
);

describe('imports, of types alone as well', () => {
  it('go round in no circle among files', () => {
    expect(files.size).toBeGreaterThan(500);
    expect(onCycles(files)).toEqual([]);
  });

  it('go round in no circle among libraries', () => {
    expect(onCycles(libraries)).toEqual([]);
  });

  it('are found where they do', () => {
    const circle: Graph = new Map([
      ['a', new Set(['b'])],
      ['b', new Set(['c'])],
      ['c', new Set(['b', 'd'])],
      ['d', new Set<string>()],
    ]);
    expect(onCycles(circle)).toEqual(['b', 'c']);
  });
});
