import { WARNING_TITLES, type Language } from '@samsyn/presentation';

/** @throws Error for a code that nobody gave a title: a fault of ours, which the tests of its command meet */
export function warningTitle(code: string, language: Language): string {
  const title = WARNING_TITLES[code];
  if (!title) throw new Error(`the warning ${code} has no title`);
  return title[language];
}
