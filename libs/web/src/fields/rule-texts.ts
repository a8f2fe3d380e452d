import type { Language } from '@samsyn/presentation';
import type { Expected } from './rules';

type Sentences = Readonly<Record<Language, string>>;

/**
 * `errors[].rule` of `REQUEST.INVALID`: what each code expects of the value that stood at `errors[].path`. `{min}`, `{max}` and
 * `{allowed}` are what the error says beside it.
 */
export const RULE_SENTENCES: Readonly<Record<string, Sentences>> = {
  required: { sv: 'Fältet måste finnas.', en: 'The field must be there.' },
  'unknown-field': {
    sv: 'Det finns inget fält med det namnet här. Kontrollera stavningen, eller ta bort fältet.',
    en: 'There is no field of this name here. Check its spelling, or leave it out.',
  },
  object: {
    sv: 'Ett JSON-objekt ska stå här: { "namn": värde }.',
    en: 'A JSON object is expected: { "name": value }.',
  },
  list: {
    sv: 'En lista ska stå här, också när det är ett enda värde: [värde].',
    en: 'A list is expected, also for a single value: [value].',
  },
  'list-size': {
    sv: 'Listan ska ha minst {min} och högst {max} värden.',
    en: 'The list must have at least {min} and at most {max} items.',
  },
  'list-unique': {
    sv: 'Samma värde står flera gånger i listan. Ange det en gång.',
    en: 'The same item stands in the list more than once. Give it once.',
  },
  'map-size': {
    sv: 'Objektet ska ha minst {min} och högst {max} fält.',
    en: 'The object must have at least {min} and at most {max} members.',
  },
  'map-key': {
    sv: 'Namnet på ett fält ska vara en persons id, och värdet det som sägs om personen: { "id": "text" }. Står de tvärtom?',
    en: 'The name of a member must be the id of a person, and the value what is said of them: { "id": "text" }. Are they the wrong way round?',
  },
  text: { sv: 'En text ska stå här, inom citattecken.', en: 'A text is expected, in quotation marks.' },
  'max-length': {
    sv: 'Texten får ha högst {max} tecken.',
    en: 'The text may have at most {max} characters (Unicode code points).',
  },
  'not-blank': {
    sv: 'Texten ska ha minst ett synligt tecken.',
    en: 'The text must have at least one visible character.',
  },
  'text-characters': {
    sv: 'Texten har styrtecken, tecken som vänder på läsordningen eller ett halvt tecken. Ta bort dem.',
    en: 'The text has control characters other than tab and line feed, marks that reorder it, or half a character. Remove them.',
  },
  'labelled-text': {
    sv: 'Ange en text, eller text och sekretessmärkning: { "value": text, "label": märkning }.',
    en: 'Give a text, or a text with its label: { "value": text, "label": label or labels }.',
  },
  value: {
    sv: 'En text, ett tal, true eller false ska stå här.',
    en: 'A text, a number, true or false is expected.',
  },
  code: { sv: 'Ange en av koderna {allowed}.', en: 'Give one of the codes {allowed}.' },
  slug: {
    sv: 'Ange en kod: ord av a–z och 0–9 med bindestreck emellan. Andra bokstäver hör till namn.',
    en: 'A code is expected: words of a–z and 0–9 joined by hyphens. Other letters belong in names.',
  },
  branch: {
    sv: 'Ange en verksamhet: `myndighet/verksamhet`, var och en av ord av a–z och 0–9 med bindestreck emellan.',
    en: 'A branch is expected: `agency/branch`, each of words of a–z and 0–9 joined by hyphens.',
  },
  'person-handle': {
    sv: 'Ange en persons id: 1–64 tecken av A–Z, a–z, 0–9, punkt, understreck och bindestreck.',
    en: 'The public id of a person is expected: 1 to 64 of A–Z, a–z, 0–9, `.`, `_`, `-`.',
  },
  site: {
    sv: 'Ange ett kort namn på platsen: högst 64 tecken, först en bokstav eller siffra.',
    en: 'A short name of a site is expected: at most 64 characters, first a letter or digit.',
  },
  key: { sv: 'Ange 1–128 synliga ASCII-tecken.', en: '1 to 128 visible ASCII characters are expected.' },
  uuid: {
    sv: 'Ange ett id som Samsyn har gett (UUID med små bokstäver).',
    en: 'An id that Samsyn gave is expected (UUID in lower case).',
  },
  once: {
    sv: 'Ange det en gång: det står flera gånger i adressen.',
    en: 'Give it once: it stands several times in the address.',
  },
  count: {
    sv: 'Ett heltal ska stå här, utan citattecken.',
    en: 'A whole number is expected, without quotation marks.',
  },
  'count-range': {
    sv: 'Talet ska vara minst {min} och högst {max}.',
    en: 'The number must be at least {min} and at most {max}.',
  },
  flag: {
    sv: '`true` eller `false` ska stå här, utan citattecken.',
    en: '`true` or `false` is expected, without quotation marks.',
  },
  instant: {
    sv: 'Ange dag, klockslag och tidszon, till exempel 2026-11-19T19:00:00+01:00.',
    en: 'A moment with its offset is expected (RFC 3339), for example 2026-11-19T19:00:00+01:00.',
  },
  year: {
    sv: 'Året ska ligga mellan {min} och {max}. Kontrollera årtalet.',
    en: 'The year must lie between {min} and {max}. Check it.',
  },
  window: {
    sv: 'Ange två tidpunkter i en lista: från och till.',
    en: 'A list of two moments is expected: from, to.',
  },
  'window-order': {
    sv: 'Den andra tidpunkten ska vara senare än den första.',
    en: 'The second moment must be later than the first.',
  },
  'local-date': {
    sv: 'Ange en dag i kalendern, till exempel 2026-11-19.',
    en: 'A day of the calendar is expected, for example 2026-11-19.',
  },
  'local-time': {
    sv: 'Ange ett klockslag, till exempel 08:00.',
    en: 'A time of day is expected, for example 08:00.',
  },
  month: { sv: 'Ange en månad, till exempel 2026-11.', en: 'A month is expected, for example 2026-11.' },
  invalid: { sv: 'Värdet är inte giltigt.', en: 'The value is not valid.' },
};

/** As the document of the interface has them: with the names of what stands beside the rule. */
export const RULE_TEXTS: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(RULE_SENTENCES).map(([rule, { en }]) => [
    rule,
    en.replaceAll(/\{(min|max|allowed)\}/g, '`$1`'),
  ]),
);

const MOST_LISTED = 12;
const SHORT: Sentences = { sv: 'som `allowed` räknar upp', en: 'that `allowed` lists' };

/** Where there is one code alone, it stands for asking for something: who does not want that leaves it out. */
const ONLY_CODE: Sentences = {
  sv: 'Bara koden `{allowed}` kan stå här. Utelämna den för att inte be om det som den betyder.',
  en: 'Only the code `{allowed}` can stand here. Leave it out so as not to ask for what it means.',
};

/** What is expected in place of a value that breaks the rule. */
export function ruleSentence(rule: string, { allowed = [], min, max }: Expected, language: Language): string {
  const values: Readonly<Record<string, number | string | undefined>> = {
    ...{ min, max },
    allowed: allowed.length > 0 && allowed.length <= MOST_LISTED ? allowed.join(', ') : SHORT[language],
  };
  const isOnlyCode = rule === 'code' && allowed.length === 1;
  const sentence = (isOnlyCode ? ONLY_CODE : (RULE_SENTENCES[rule] ?? RULE_SENTENCES['invalid']!))[language];
  return sentence.replaceAll(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}
