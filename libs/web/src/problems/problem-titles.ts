import { PROBLEM_TITLES, WHO_MAY_WORDS, type Language, type Title } from '@samsyn/presentation';
import type { Json } from '@samsyn/kernel';

/** What a person reads about a code that nobody gave a title. */
const TITLES_BY_STATUS: Readonly<Record<number, Title>> = {
  400: { sv: 'Anropet är inte giltigt.', en: 'The request is not valid.' },
  401: { sv: 'Du behöver logga in.', en: 'You need to sign in.' },
  403: { sv: 'Du har inte behörighet att göra detta.', en: 'You are not allowed to do this.' },
  404: { sv: 'Det du söker finns inte.', en: 'What you are looking for does not exist.' },
  409: { sv: 'Det går inte att göra detta nu.', en: 'This cannot be done now.' },
  503: { sv: 'Tjänsten kan inte svara just nu.', en: 'The service cannot answer just now.' },
};

const ONLY_FOR: Title = { sv: 'Detta är för {who}.', en: 'This is for {who}.' };

/** Who may, where a refusal names them by a code (`details.requires`): a person reads it in words. */
function whoMay(requires: unknown, language: Language): string {
  const who = typeof requires === 'string' ? WHO_MAY_WORDS[requires]?.[language] : undefined;
  return who === undefined ? '' : ` ${ONLY_FOR[language].replace('{who}', who)}`;
}

/** The title of the code, or of its status where the code has none; `details`: what the refusal says beside it. */
export function problemTitle(
  code: string,
  status: number,
  language: Language,
  details: Readonly<Record<string, Json>> = {},
): string {
  const title = PROBLEM_TITLES[code] ?? TITLES_BY_STATUS[status] ?? PROBLEM_TITLES['REQUEST.REFUSED'];
  return `${title?.[language] ?? code}${whoMay(details['requires'], language)}`;
}
