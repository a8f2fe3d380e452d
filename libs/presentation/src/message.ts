import { IntlMessageFormat } from 'intl-messageformat';

const parsed = new Map<string, IntlMessageFormat>();

/** An ICU message of one language, parsed once: plural forms by the rules of CLDR, `#` as the language writes numbers. */
export function message(locale: string, text: string): IntlMessageFormat {
  const key = `${locale} ${text}`;
  const known = parsed.get(key);
  if (known) return known;
  const made = new IntlMessageFormat(text, locale, undefined, { ignoreTag: true });
  parsed.set(key, made);
  return made;
}
