/** Languages of more than two letters that are often asked for: ISO 639-3, with what people call them. */
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  ary: ['marockansk arabiska', 'moroccan arabic'],
  arz: ['egyptisk arabiska', 'egyptian arabic'],
  ckb: ['sorani', 'centralkurdiska', 'central kurdish'],
  cmn: ['mandarin', 'kinesiska (mandarin)'],
  fil: ['filipino'],
  kmr: ['kurmanji', 'kurmandji', 'nordkurdiska', 'northern kurdish'],
  pcm: ['pidgin'],
  prs: ['dari'],
  rom: ['romani', 'romanes', 'romani chib'],
  swl: ['svenskt teckenspråk', 'Swedish Sign Language', 'teckenspråk', 'sign language'],
  tig: ['tigré', 'tigre'],
  yue: ['kantonesiska', 'cantonese'],
};
/** What people write where ISO 639-1 has another name. */
const SPOKEN: Readonly<Record<string, string>> = {
  farsi: 'fa',
  persian: 'fa',
  persiska: 'fa',
  moldovan: 'ro',
  moldaviska: 'ro',
  mandarin: 'zh',
  tagalog: 'fil',
  burmese: 'my',
  burmesiska: 'my',
};

/** Codes that others have replaced. */
const REPLACED: ReadonlySet<string> = new Set(['mo', 'sh', 'in', 'iw', 'ji', 'jw', 'tl']);
const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
const TAG = /^([a-z]{2,3})(?:-[a-z0-9]{2,8})*$/i;
const NAMED_IN = ['sv', 'en'] as const;
const namesIn = (locale: string): Intl.DisplayNames =>
  new Intl.DisplayNames([locale], { type: 'language', fallback: 'none' });
const IN = { sv: namesIn('sv'), en: namesIn('en') };

function byTheirNames(): ReadonlyMap<string, string> {
  const pairs = LETTERS.flatMap((first) => LETTERS.map((second) => first + second));
  const codes = pairs.filter((code) => !REPLACED.has(code));
  const named = [...codes, ...Object.keys(FURTHER)].flatMap((code) =>
    [...NAMED_IN.map((locale) => IN[locale].of(code)), ...(FURTHER[code] ?? [])].flatMap((name) =>
      name === undefined ? [] : [[name.toLowerCase(), code] as const],
    ),
  );
  // Of several codes with one name the first holds.
  return new Map([...named.reverse(), ...Object.entries(SPOKEN)]);
}
let names: ReadonlyMap<string, string> | undefined;

/**
 * The code of a language as somebody wrote it: by its tag (BCP 47: `ro`, `pt-BR`), or by its Swedish or English name in any
 * case; `undefined` where it is none that is known.
 */
export function languageTagOf(text: string): string | undefined {
  const tag = text.trim();
  const base = TAG.exec(tag)?.[1]?.toLowerCase();
  if (base !== undefined && (base in FURTHER || IN.en.of(base) !== undefined)) return tag;
  names ??= byTheirNames();
  return names.get(tag.toLowerCase());
}

/** What a language is called; as it was written where it is none that is known. */
export function languageName(text: string, locale: 'sv' | 'en'): string {
  const tag = languageTagOf(text);
  if (tag === undefined) return text;
  const [sv = text, en = sv] = FURTHER[tag.toLowerCase()] ?? [];
  return IN[locale].of(tag) ?? (locale === 'sv' ? sv : en);
}
