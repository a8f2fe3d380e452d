export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const MAX_HEADER_CHARACTERS = 200;

/** The language that the header prefers (RFC 9110 section 12.5.4); Swedish where it says nothing that we speak. */
export function languageOf(acceptLanguage: string | undefined): Language {
  if (!acceptLanguage) return 'sv';
  const weights: Record<Language, number> = { sv: 0, en: 0 };
  for (const part of acceptLanguage.slice(0, MAX_HEADER_CHARACTERS).split(',')) {
    const [range = '', ...parameters] = part.trim().toLowerCase().split(';');
    const quality = parameters.map((parameter) => parameter.trim()).find((text) => text.startsWith('q='));
    const weight = quality === undefined ? 1 : Number(quality.slice(2));
    const language = LANGUAGES.find((known) => range === known || range.startsWith(`${known}-`));
    if (language && weight > weights[language]) weights[language] = weight;
  }
  return weights.en > weights.sv ? 'en' : 'sv';
}
