import { SUPPORT_WORDS } from '@samsyn/kinds';
import type { Language } from '../titles';

/** The kinds of support by their codes, in the words of the register of services. */
export const supportWords = (language: Language): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(SUPPORT_WORDS).map(([code, words]) => [code, words[language]]));
