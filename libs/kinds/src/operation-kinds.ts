import { problemsInKind } from './validate-kind';
import type { OperationKind } from './kind';

const nameOf = ({ code, version }: OperationKind): string => `${code}, version ${version}`;

/** Every version of every kind that an operation may have been proposed under. */
export class OperationKinds {
  /** @throws Error that names every flaw of every kind (docs/kinds.md says how to correct each) */
  constructor(private readonly versions: readonly OperationKind[]) {
    const problems = versions.flatMap((kind) =>
      problemsInKind(kind).map((problem) => `${nameOf(kind)}: ${problem}`),
    );
    const names = versions.map(nameOf);
    const twice = names.filter((name, index) => names.indexOf(name) !== index);
    const all = [...problems, ...twice.map((name) => `${name}: stands twice`)];
    if (all.length > 0) throw new Error(`kinds of operation are flawed:\n${all.join('\n')}`);
  }

  all(): readonly OperationKind[] {
    return this.versions;
  }

  /** The newest version of each kind. */
  current(): readonly OperationKind[] {
    const newest = new Map<string, OperationKind>();
    for (const kind of this.versions) {
      const known = newest.get(kind.code);
      if (!known || known.version < kind.version) newest.set(kind.code, kind);
    }
    return [...newest.values()];
  }

  /** Of the kinds that an operation can be proposed as. */
  codes(): readonly string[] {
    return this.current().map(({ code }) => code);
  }

  /** What a new operation is proposed under. */
  newest(code: string): OperationKind | undefined {
    return this.current().find((kind) => kind.code === code);
  }

  /** Whether operations of the kind take counts alone: as the kind is now, since the law does not wait for a version. */
  takesOnlyCounts(code: string | null): boolean {
    return code !== null && this.newest(code)?.onlyCounts === true;
  }

  find(code: string, version: number): OperationKind | undefined {
    return this.versions.find((kind) => kind.code === code && kind.version === version);
  }

  /** The version shown to the reader, the newest if only the kind was, none if not even that. */
  knownTo(code: string | null, version: number | null): OperationKind | undefined {
    if (code === null) return undefined;
    return version === null ? this.newest(code) : this.find(code, version);
  }

  /** @throws Error where an operation rests on a version that was removed: its rules would be lost */
  of(code: string, version: number): OperationKind {
    const found = this.find(code, version);
    if (!found) throw new Error(`the kind ${code}, version ${version}, is missing`);
    return found;
  }

  /** With further kinds beside these. */
  with(...further: readonly OperationKind[]): OperationKinds {
    return new OperationKinds([...this.versions, ...further]);
  }
}
