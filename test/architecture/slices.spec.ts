import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { PROJECT } from './cruise';

/** Files of a slice that decide nothing. */
const OTHER_FILES =
  /\.(commands|http|handler|module|projection|workflow|dto|schema|events|fields|port|fixture|spec)\.ts$/;
/** A decider, or a rule that one calls. */
const DECIDER = /: Decider<|\bexport (const|function) decide\w*\b/;

/** Folders that decide, though no slice: what deciders and commands are written with. */
const FOUNDATION = ['kernel', 'event-store', 'processing', 'operations', 'secrecy', 'web'];

interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Folders that hold a rule or the definitions of commands. */
const slicesIn = (files: readonly SourceFile[]): readonly string[] => [
  ...new Set(
    files
      .filter(
        ({ path, text }) => path.endsWith('.commands.ts') || (!OTHER_FILES.test(path) && DECIDER.test(text)),
      )
      .map(({ path }) => dirname(path)),
  ),
];

/**
 * Slices without a specification beside them. A folder that only gathers its slices (the decider of a stream, the
 * handler of two neighbours) is specified where they are.
 */
function unspecified(files: readonly SourceFile[]): readonly string[] {
  const slices = slicesIn(files);
  const specified = new Set(
    files.filter(({ path }) => path.endsWith('.spec.ts')).map(({ path }) => dirname(path)),
  );
  const isGathering = (folder: string) => slices.some((other) => other.startsWith(`${folder}/`));
  return slices.filter((folder) => !specified.has(folder) && !isGathering(folder));
}

/** Definitions of commands that stand in a folder which gathers slices, instead of with the rule that decides them. */
function besideTheirSlice(files: readonly SourceFile[]): readonly string[] {
  const slices = slicesIn(files);
  return files
    .map(({ path }) => path)
    .filter((path) => path.endsWith('.commands.ts'))
    .filter((path) => slices.some((slice) => slice.startsWith(`${dirname(path)}/`)));
}

const sources = (): readonly SourceFile[] =>
  readdirSync(join(PROJECT, 'libs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => ({ path: relative(PROJECT, file), text: readFileSync(file, 'utf8') }))
    .filter(({ path }) => !FOUNDATION.includes(path.split('/')[1]!));

describe('a slice', () => {
  it('has its specification beside its rule and its commands', () => {
    const files = sources();
    expect(slicesIn(files).length).toBeGreaterThan(60);
    expect(unspecified(files)).toEqual([]);
  });

  it('has the definitions of its commands in its own folder', () => {
    const files = sources();
    expect(files.filter(({ path }) => path.endsWith('.commands.ts')).length).toBeGreaterThan(40);
    expect(besideTheirSlice(files)).toEqual([]);
  });

  it('with definitions elsewhere is found', () => {
    const rule = { path: 'libs/a/src/do-it/do-it.ts', text: 'export function decideDoIt() {}' };
    const own = { path: 'libs/a/src/do-it/do-it.commands.ts', text: '' };
    const shared = { path: 'libs/a/src/a.commands.ts', text: '' };
    expect(besideTheirSlice([rule, own])).toEqual([]);
    expect(besideTheirSlice([rule, shared])).toEqual(['libs/a/src/a.commands.ts']);
  });

  it('without one is found', () => {
    const rule = { path: 'libs/a/src/do-it/do-it.ts', text: 'export function decideDoIt() {}' };
    const decider = { path: 'libs/a/src/a.ts', text: 'export const a: Decider<S, C, E> = {}' };
    const commands = { path: 'libs/a/src/tell/tell.commands.ts', text: '' };
    const files = [rule, decider, commands, { path: 'libs/a/src/a.http.ts', text: 'x: Decider<S, C, E>' }];
    expect(unspecified(files)).toEqual(['libs/a/src/do-it', 'libs/a/src/tell']);
    const specs = ['do-it/do-it', 'tell/tell'].map((name) => ({
      path: `libs/a/src/${name}.spec.ts`,
      text: '',
    }));
    expect(unspecified([...files, ...specs])).toEqual([]);
    expect(unspecified([decider])).toEqual(['libs/a/src']);
  });
});
