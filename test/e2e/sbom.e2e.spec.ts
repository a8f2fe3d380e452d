import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

jest.setTimeout(120_000);

const ROOT = join(__dirname, '../..');
interface Component {
  readonly name: string;
  readonly hashes?: readonly object[];
  readonly properties?: readonly { readonly name: string; readonly value: string }[];
}
interface Bom {
  readonly bomFormat: string;
  readonly components: readonly Component[];
}
type Package = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;

/** Only for building and testing. */
const isOfTools = ({ properties = [] }: Component): boolean =>
  properties.some(({ name, value }) => name === 'cdx:npm:package:development' && value === 'true');

it('npm run sbom names every part with its checksum, and says which are tools', () => {
  const out = execFileSync('npm', ['run', '-s', 'sbom'], { cwd: ROOT, maxBuffer: 64 * 1024 * 1024 });
  const bom = JSON.parse(out.toString('utf8')) as Bom;
  const { dependencies, devDependencies } = JSON.parse(
    readFileSync(join(ROOT, 'package.json'), 'utf8'),
  ) as Package;
  const running = new Set(bom.components.filter((one) => !isOfTools(one)).map(({ name }) => name));
  const tools = new Set(bom.components.filter(isOfTools).map(({ name }) => name));
  expect(bom.bomFormat).toBe('CycloneDX');
  expect(Object.keys(dependencies).filter((name) => !running.has(name))).toEqual([]);
  expect(Object.keys(devDependencies).filter((name) => !tools.has(name) && !running.has(name))).toEqual([]);
  expect(['jest', 'eslint', 'prettier'].filter((name) => running.has(name))).toEqual([]);
  const bare = bom.components.filter(({ hashes = [] }) => hashes.length === 0).map(({ name }) => name);
  expect(bare).toEqual([]);
});
