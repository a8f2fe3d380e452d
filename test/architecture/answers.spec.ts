import { join, relative } from 'node:path';
import ts from 'typescript';
import { PROJECT } from './cruise';

jest.setTimeout(180_000);

/** Interfaces that have the members of an answer by chance, and why each is none. */
const NO_ANSWER: Readonly<Record<string, string>> = {
  'libs/agreements/src/agreement.handler.ts RequestedStep':
    'a step as a body tells it, before persons are found',
  'libs/oversight/src/statistics/family.ts Layer': 'a code with its words, as many tables have them',
};
/** With fewer, two things have the same members without being the same. */
const FEWEST_MEMBERS = 3;

const PLANTED = join(PROJECT, 'libs/planted.ts');
const PLANTED_TEXT = `
import { schemas } from '@samsyn/kernel';
const { closed, count, flag, list, text } = schemas;
const line = () => closed({ a: text('A.'), 'b?': count('B.'), c: list(flag('C.')) });
export const page = () => closed({ lines: list(line(), 'Lines.'), total: count('How many.') });
export interface Line { readonly a: string; readonly b?: number; readonly c: readonly boolean[] }
export interface Other { readonly a: string; readonly b: number; readonly c: readonly boolean[] }
`;

function programOfLibs(): ts.Program {
  const { config } = ts.readConfigFile(join(PROJECT, 'tsconfig.json'), (path) => ts.sys.readFile(path)) as {
    config: unknown;
  };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, PROJECT);
  const shipped = fileNames.filter((file) => /\/libs\//.test(file) && !/\.(spec|fixture)\.ts$/.test(file));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => file === PLANTED || fileExists(file);
  host.readFile = (file) => (file === PLANTED ? PLANTED_TEXT : readFile(file));
  host.getSourceFile = (file, ...rest) =>
    file === PLANTED
      ? ts.createSourceFile(file, PLANTED_TEXT, ts.ScriptTarget.ES2023)
      : getSourceFile(file, ...rest);
  return ts.createProgram([...shipped, PLANTED], { ...options, noEmit: true }, host);
}

/** Every object that answers are made of, and the interfaces beside them. */
class Answers {
  private readonly checker: ts.TypeChecker;
  private readonly sources: readonly ts.SourceFile[];
  private readonly byMembers = new Map<string, ts.Type[]>();
  private readonly known = new Set<ts.Type>();

  constructor(program: ts.Program) {
    this.checker = program.getTypeChecker();
    this.sources = program
      .getSourceFiles()
      .filter(({ fileName }) => fileName.startsWith(join(PROJECT, 'libs/')));
    for (const source of this.sources)
      for (const statement of source.statements)
        if (ts.isVariableStatement(statement))
          for (const { name } of statement.declarationList.declarations)
            this.collect(this.described(this.checker.getTypeAtLocation(name)));
  }

  get size(): number {
    return this.byMembers.size;
  }

  /** `file interface`, of interfaces with the members of an answer. */
  twins(): readonly string[] {
    return this.sources.flatMap((source) =>
      source.statements
        .filter(ts.isInterfaceDeclaration)
        .filter((declared) => this.isTwin(this.checker.getTypeAtLocation(declared)))
        .map(({ name }) => `${relative(PROJECT, source.fileName)} ${name.text}`),
    );
  }

  private isTwin(type: ts.Type): boolean {
    if (this.checker.getPropertiesOfType(type).length < FEWEST_MEMBERS) return false;
    return (this.byMembers.get(this.membersOf(type)) ?? []).some(
      (answer) =>
        answer !== type &&
        this.checker.isTypeAssignableTo(answer, type) &&
        this.checker.isTypeAssignableTo(type, answer),
    );
  }

  /** What a schema, or a function that makes one, describes. */
  private described(type: ts.Type): ts.Type | undefined {
    const made = type.getCallSignatures()[0]?.getReturnType() ?? type;
    return made.aliasSymbol?.name === 'Schema' ? made.aliasTypeArguments?.[0] : undefined;
  }

  private collect(type: ts.Type | undefined): void {
    if (type === undefined || this.known.has(type)) return;
    this.known.add(type);
    if (type.isUnion()) return type.types.forEach((one) => this.collect(one));
    if (!(type.flags & ts.TypeFlags.Object) && !type.isIntersection()) return;
    if (this.checker.isArrayType(type) || this.checker.isTupleType(type))
      return this.checker.getTypeArguments(type as ts.TypeReference).forEach((item) => this.collect(item));
    const members = this.membersOf(type);
    this.byMembers.set(members, [...(this.byMembers.get(members) ?? []), type]);
    for (const member of this.checker.getPropertiesOfType(type))
      this.collect(this.checker.getTypeOfSymbol(member));
  }

  private membersOf(type: ts.Type): string {
    const names = this.checker
      .getPropertiesOfType(type)
      .map(({ name, flags }) => (flags & ts.SymbolFlags.Optional ? `${name}?` : name));
    return names.sort().join();
  }
}

describe('an answer', () => {
  it('is described by its schema alone: no interface beside it has the same members', () => {
    const answers = new Answers(programOfLibs());
    expect(answers.size).toBeGreaterThan(200);
    expect(answers.twins().toSorted()).toEqual([...Object.keys(NO_ANSWER), 'libs/planted.ts Line'].sort());
  });
});
