import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');
const read = <T>(file: string): T => JSON.parse(readFileSync(join(ROOT, file), 'utf8')) as T;

interface Package {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}
interface Locked {
  readonly version?: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: true;
  readonly hasInstallScript?: true;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** Packages that some platform needs and the lock does not have: the next `npm install` would add them. */
function unlocked(packages: Readonly<Record<string, Locked>>): readonly string[] {
  const isLocked = (from: string, name: string): boolean => {
    const within = from.split('/node_modules/');
    const places = within.map((_, depth) => [...within.slice(0, depth + 1), name].join('/node_modules/'));
    return [`node_modules/${name}`, ...places].some((place) => place in packages);
  };
  return Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(from, name)),
  );
}

describe('what Samsyn is built from', () => {
  const { dependencies, devDependencies, allowScripts } = read<Package>('package.json');
  const { packages } = read<{ packages: Readonly<Record<string, Locked>> }>('package-lock.json');
  const installed = Object.entries(packages).filter(([path]) => path !== '');

  it('is named by exact versions', () => {
    const named = Object.entries({ ...dependencies, ...devDependencies });
    expect(named.filter(([, version]) => !/^(npm:[@\w/-]+@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual(
      [],
    );
    expect(named.length).toBeGreaterThan(30);
  });

  it('is locked with the hash of each package, from the registry alone', () => {
    const loose = installed.filter(
      ([, { integrity, resolved }]) =>
        !/^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ||
        // Without an address it comes from the registry that npm is set to; Git, folders and plain HTTP are none.
        (resolved !== undefined && !/^https:\/\/[^/]+\/.+\.tgz$/.test(resolved)),
    );
    expect(loose.map(([path]) => path)).toEqual([]);
    expect(installed.length).toBeGreaterThan(300);
  });

  it('is locked with the optional packages of every platform, so that an installation changes nothing', () => {
    expect(unlocked(packages)).toEqual([]);
    const { 'node_modules/@esbuild/win32-x64': taken, ...rest } = packages;
    expect(taken).toBeDefined();
    expect(unlocked(rest)).toEqual(['@esbuild/win32-x64']);
  });

  it('runs no script of a package when it is installed that was not allowed by name', () => {
    const scripted = installed.flatMap(([path, { hasInstallScript }]) =>
      hasInstallScript ? [path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)] : [],
    );
    expect(scripted.filter((name) => !Object.hasOwn(allowScripts, name))).toEqual([]);
    expect(Object.entries(allowScripts).flatMap(([name, allowed]) => (allowed ? [name] : []))).toEqual([
      'node',
    ]);
  });
});
