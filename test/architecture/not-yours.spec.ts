import { WHO_MAY } from '@samsyn/kernel';
import { WHO_MAY_WORDS } from '@samsyn/presentation';
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

/** Names of constants that stand there, with what they hold. */
const CONSTANTS: Readonly<Record<string, readonly string[]>> = {
  RECORDER_OR_HOLDER: ['recording-branch-or-holder'],
  SUPERVISOR: ['supervisor'],
  OVERSEEING_AGENCY: ['national-coordination'],
  second: ['nobody', 'branch-or-administrator', 'administrator', 'who-sees-it'],
  // Of a step of an incident, whose it is.
  '': ['sender', 'recipient'],
  'requiredOf(who, metadata': [
    ...Object.keys(WHO_MAY),
    'operation-leader-who-leads-now',
    'operation-leader-of-the-leading-branch',
  ],
};

describe('a refusal for who somebody is', () => {
  it('says it in words, in both languages, whatever code it has', () => {
    const required = refusals.flatMap((refusal) => {
      const [, value = ''] = /\{ requires(?::\s*([^},]*(?:, metadata)?))?/.exec(refusal) ?? [];
      const text = /^'([^']*)'/.exec(value.trim())?.[1];
      return text === undefined ? (CONSTANTS[value.trim()] ?? [`not known: ${refusal}`]) : [text];
    });
    expect([...new Set(required)].filter((code) => !Object.hasOwn(WHO_MAY_WORDS, code))).toEqual([]);
    expect(Object.keys(WHO_MAY_WORDS).filter((code) => !required.includes(code))).toEqual([]);
  });

  it('says who may', () => {
    expect(refusals.length).toBeGreaterThan(20);
    expect(refusals.filter((refusal) => !/: \{ requires\b/.test(refusal))).toEqual([]);
  });
});
