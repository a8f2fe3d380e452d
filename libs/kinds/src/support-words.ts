/** The kinds of support that an exposed person can be offered and referred to, by what people call them. */
export const SUPPORT_WORDS = {
  shelter: { sv: 'skyddat boende', en: 'shelter' },
  'health-care': { sv: 'hälso- och sjukvård', en: 'health care' },
  'legal-counsel': { sv: 'juridiskt ombud', en: 'legal counsel' },
  counselling: { sv: 'rådgivning och samtalsstöd', en: 'counselling' },
  'reflection-period': { sv: 'betänketid', en: 'reflection period' },
  'national-support-programme': { sv: 'Nationellt stödprogram', en: 'National Support Programme' },
  'safe-return': { sv: 'tryggt återvändande', en: 'safe return' },
  interpreter: { sv: 'tolk', en: 'interpreter' },
  'economic-support': { sv: 'ekonomiskt stöd', en: 'economic support' },
  'addiction-care': { sv: 'missbruks- och beroendevård', en: 'addiction care' },
  psychiatry: { sv: 'psykiatri', en: 'psychiatry' },
  'prostitution-clinic': { sv: 'Mikamottagningen eller Evonhuset', en: 'Mika or Evonhuset clinic' },
  'crime-victim-compensation': { sv: 'brottsskadeersättning', en: 'crime-victim compensation' },
  'buyer-counselling': {
    sv: 'KAST-kort: rådgivning för den som köper sex (ges till köparen)',
    en: 'KAST card: counselling for those who buy sex (given to the buyer)',
  },
  other: { sv: 'annat stöd', en: 'other support' },
} as const;
export type SupportCode = keyof typeof SUPPORT_WORDS;
export const SUPPORT_CODES = Object.keys(SUPPORT_WORDS) as readonly SupportCode[];
