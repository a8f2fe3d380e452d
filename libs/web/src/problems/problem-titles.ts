import { PROBLEM_TITLES, type Language, type Title } from '@samsyn/presentation';

/** What a person reads about a code that nobody gave a title. */
const TITLES_BY_STATUS: Readonly<Record<number, Title>> = {
  400: { sv: 'Anropet är inte giltigt.', en: 'The request is not valid.' },
  401: { sv: 'Du behöver logga in.', en: 'You need to sign in.' },
  403: { sv: 'Du har inte behörighet att göra detta.', en: 'You are not allowed to do this.' },
  404: { sv: 'Det du söker finns inte.', en: 'What you are looking for does not exist.' },
  409: { sv: 'Det går inte att göra detta nu.', en: 'This cannot be done now.' },
  503: { sv: 'Tjänsten kan inte svara just nu.', en: 'The service cannot answer just now.' },
};

/** The title of the code, or of its status where the code has none. */
export function problemTitle(code: string, status: number, language: Language): string {
  const title = PROBLEM_TITLES[code] ?? TITLES_BY_STATUS[status] ?? PROBLEM_TITLES['REQUEST.REFUSED'];
  return title?.[language] ?? code;
}
