import type { Language } from '../http/language';

export type Title = Readonly<Record<Language, string>>;

/** What a person reads about each code of the web layer and of what lies under every service. */
const TITLES: Record<string, Title> = {
  'REQUEST.INVALID': {
    sv: 'Uppgifterna i anropet är inte giltiga.',
    en: 'The request contains values that are not valid.',
  },
  'REQUEST.MALFORMED': { sv: 'Anropet går inte att läsa.', en: 'The request cannot be read.' },
  'REQUEST.TOO_LARGE': { sv: 'Anropet är för stort.', en: 'The request is too large.' },
  'REQUEST.TOO_DEEP': {
    sv: 'Anropets innehåll är nästlat i för många nivåer.',
    en: 'The content of the request is nested too deeply.',
  },
  'REQUEST.URL_TOO_LONG': {
    sv: 'Adressen i anropet är för lång.',
    en: 'The address of the request is too long.',
  },
  'REQUEST.MEDIA_TYPE_NOT_SUPPORTED': {
    sv: 'Innehållet ska skickas som JSON (application/json).',
    en: 'The content must be sent as JSON (application/json).',
  },
  'REQUEST.METHOD_NOT_ALLOWED': {
    sv: 'Metoden kan inte användas här.',
    en: 'The method cannot be used here.',
  },
  'REQUEST.NO_SUCH_ROUTE': { sv: 'Adressen finns inte.', en: 'There is no such address.' },
  'REQUEST.TIMED_OUT': {
    sv: 'Anropet tog för lång tid att ta emot.',
    en: 'The request took too long to arrive.',
  },
  'REQUEST.REFUSED': { sv: 'Anropet kan inte tas emot.', en: 'The request cannot be accepted.' },
  'REQUEST.IDEMPOTENCY_KEY_INVALID': {
    sv: 'Idempotency-Key ska vara 1–128 synliga ASCII-tecken.',
    en: 'Idempotency-Key must be 1 to 128 visible ASCII characters.',
  },
  'REQUEST.IDEMPOTENCY_KEY_REUSED': {
    sv: 'Samma Idempotency-Key har redan använts för något annat.',
    en: 'The same Idempotency-Key has already been used for something else.',
  },
  'REQUEST.PRECONDITION_FAILED': {
    sv: 'Det du utgick från har ändrats sedan du läste det.',
    en: 'What you started from has changed since you read it.',
  },
  'REQUEST.CURSOR_INVALID': {
    sv: 'Sidmarkören eller positionen är inte giltig.',
    en: 'The page cursor or position is not valid.',
  },
  'TIME.IN_THE_FUTURE': {
    sv: 'Tidpunkten ligger i framtiden.',
    en: 'The point in time lies in the future.',
  },
  'COMMANDS.TOO_MANY_WAITING': {
    sv: 'Just nu är det för många som väntar. Försök igen om en stund.',
    en: 'Too many are waiting just now. Try again in a while.',
  },
  'STORE.CONFLICT': {
    sv: 'Någon annan hann före. Läs om och försök igen.',
    en: 'Someone else came first. Read again and retry.',
  },
  'STORE.UNAVAILABLE': {
    sv: 'Det gick inte att spara eller läsa just nu. Inget har sparats. Försök igen om en stund.',
    en: 'It is not possible to save or read just now. Nothing was saved. Try again in a while.',
  },
  'SERVER.FAULT': {
    sv: 'Något gick fel hos oss. Felet är noterat.',
    en: 'Something went wrong on our side. The fault has been noted.',
  },
  'ACCESS.NOT_YOURS': {
    sv: 'Du har inte behörighet att göra detta.',
    en: 'You are not allowed to do this.',
  },
};

/** What a person reads about a code that nobody gave a title. */
const TITLES_BY_STATUS: Readonly<Record<number, Title>> = {
  400: { sv: 'Anropet är inte giltigt.', en: 'The request is not valid.' },
  401: { sv: 'Du behöver logga in.', en: 'You need to sign in.' },
  403: { sv: 'Du har inte behörighet att göra detta.', en: 'You are not allowed to do this.' },
  404: { sv: 'Det du söker finns inte.', en: 'What you are looking for does not exist.' },
  409: { sv: 'Det går inte att göra detta nu.', en: 'This cannot be done now.' },
  503: { sv: 'Tjänsten kan inte svara just nu.', en: 'The service cannot answer just now.' },
};

/**
 * Adds the titles of a service's codes. The same code may be registered again with the same words.
 * @throws Error where a code already has another title, or lacks a language
 */
export function registerProblemTitles(titles: Readonly<Record<string, Title>>): void {
  for (const [code, title] of Object.entries(titles)) {
    if (!title.sv || !title.en) throw new Error(`the problem ${code} needs a title in both languages`);
    const known = TITLES[code];
    if (known && (known.sv !== title.sv || known.en !== title.en)) {
      throw new Error(`the problem ${code} already has another title`);
    }
    TITLES[code] = title;
  }
}

/** The title of the code, or of its status where the code has none. */
export function problemTitle(code: string, status: number, language: Language): string {
  const title = TITLES[code] ?? TITLES_BY_STATUS[status] ?? TITLES['REQUEST.REFUSED'];
  return title?.[language] ?? code;
}

/** Every code that has a title, for documents and tests. */
export const problemTitles = (): Readonly<Record<string, Title>> => TITLES;
