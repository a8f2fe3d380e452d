import { AREA_OF_PATHS, type Rule } from './rule';
import { productFiles, type SourceFile } from './source-files';

const DOCSTRING = /\/\*\*((?:(?!\*\/)[\s\S])*?@rule(?:(?!\*\/)[\s\S])*?)\*\//g;
/** `@rule code: words`, up to the next tag. */
const TAG = /@(rule|source|proof) ([\s\S]*?)(?=\n@|$)/g;
const NUMBER_BELOW = /^\s*(?:export )?(?:const )?[\w'-]+(?:: [\w<>]+)?\s*[=:]\s*([\d_]+)/;

const placeOf = (path: string): Pick<Rule, 'area' | 'table'> => {
  const [, area, table = 'Deadlines, limits and the like'] = AREA_OF_PATHS.find(([start]) =>
    path.startsWith(start),
  )!;
  return { area, table };
};

const withoutStars = (docstring: string): string =>
  docstring
    .split('\n')
    .map((line) => line.replace(/^\s*\* ?/, '').trim())
    .join('\n');

function tagsOf(docstring: string): Record<'rule' | 'source' | 'proof', string[]> {
  const tags = { rule: [] as string[], source: [] as string[], proof: [] as string[] };
  for (const [, name, words] of withoutStars(docstring).matchAll(TAG)) {
    tags[name as keyof typeof tags].push(words!.replace(/\s+/g, ' ').trim());
  }
  return tags;
}

/** The rules that are tagged in one file. */
export function rulesIn({ path, text }: Pick<SourceFile, 'path' | 'text'>): Rule[] {
  return [...text.matchAll(DOCSTRING)].map((found) => {
    const { rule, source, proof } = tagsOf(found[1]!);
    const [, code = '', words = ''] = /^([\w.-]+): (.+)$/.exec(rule[0] ?? '') ?? [];
    const value = NUMBER_BELOW.exec(text.slice(found.index + found[0].length))?.[1]?.replaceAll('_', '');
    return {
      ...{ ...placeOf(path), code, path },
      en: words.replace('{value}', value ?? '{value}'),
      source: source.join('; '),
      provedBy: proof[0] === undefined ? { word: code } : { title: proof[0] },
    };
  });
}

/**
 * Rules that are a number, a row or a function: tagged beside it in its docstring.
 * `@rule code: statement`, in which `{value}` is the number below; `@source` as in citations.ts; `@proof` the title of
 * the test, or no `@proof` where a test says the code itself.
 */
export const taggedRules = (): readonly Rule[] => productFiles().flatMap(rulesIn);
