import { PROBLEM_TITLES } from '@samsyn/presentation';
import { join } from 'node:path';
import { PROJECT } from '../architecture/cruise';
import { thrownCodes, titledCodes } from './refusals';
import { AREA_OF_CODES, type Rule } from './rule';

/** Every refusal that has a title, with the file that makes it. */
export function refusalRules(): readonly Rule[] {
  const madeIn = new Map<string, string>();
  for (const { code, path } of thrownCodes()) if (!madeIn.has(code)) madeIn.set(code, path);
  for (const path of new Set(titledCodes().map((place) => place.path)))
    jest.requireActual(join(PROJECT, path));
  return Object.entries(PROBLEM_TITLES).map(([code, { sv, en, source = '' }]) => {
    const family = code.split('.')[0]!;
    const area = AREA_OF_CODES[family];
    if (area === undefined) throw new Error(`add ${family} to the areas of codes in test/rules/rule.ts`);
    const path = madeIn.get(code) ?? '';
    return { area, table: 'Refusals', code, sv, en, source, path, provedBy: { word: code } };
  });
}
