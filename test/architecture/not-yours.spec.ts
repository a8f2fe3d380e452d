import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { PROJECT } from './cruise';

const sources = ['libs', 'apps']
  .flatMap((folder) => readdirSync(join(PROJECT, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile() && /(?<!\.spec)\.ts$/.test(entry.name))
  .filter(({ parentPath }) => !parentPath.includes('node_modules'))
  .map(({ parentPath, name }) => join(parentPath, name));

/** Where somebody is refused for who they are, and what follows the code. */
const refusals = sources.flatMap((file) =>
  [...readFileSync(file, 'utf8').matchAll(/new DomainError\(\s*'ACCESS\.NOT_YOURS',\s*([^)]*)/g)].map(
    ([, rest]) => `${file.slice(PROJECT.length + 1)}: ${rest!.trim()}`,
  ),
);

describe('a refusal for who somebody is', () => {
  it('says who may', () => {
    expect(refusals.length).toBeGreaterThan(20);
    expect(refusals.filter((refusal) => !/: \{ requires\b/.test(refusal))).toEqual([]);
  });
});
