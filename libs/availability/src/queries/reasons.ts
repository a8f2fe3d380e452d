/** Why a person stands at that place in the list, in words for its readers. */
export const REASONS = {
  'on-call': { sv: 'har beredskap', en: 'is on call' },
  'on-duty': { sv: 'är i tjänst', en: 'is on duty' },
  'part-of-the-time': { sv: 'bara en del av tiden', en: 'for part of the time only' },
  'outside-hours': { sv: 'utanför arbetstid', en: 'outside working hours' },
  away: { sv: 'är inte tillgänglig', en: 'is not available' },
  'no-hours-published': { sv: 'har inte lagt in några tider', en: 'has published no hours' },
  'covers-region': { sv: 'täcker regionen', en: 'covers the region' },
  'neighbouring-region': { sv: 'i en grannregion', en: 'in a neighbouring region' },
  'other-region': { sv: 'i en annan region', en: 'in another region' },
  'on-site': { sv: 'på plats', en: 'on site' },
  telephone: { sv: 'per telefon', en: 'by telephone' },
  'on-site-or-telephone': { sv: 'på plats eller per telefon', en: 'on site or by telephone' },
  'other-assignment': { sv: 'har ett annat uppdrag', en: 'has another assignment' },
  'emergency-service': { sv: 'socialjouren', en: 'the social emergency service' },
} as const;
export type ReasonCode = keyof typeof REASONS;

export const reasonOf = (code: ReasonCode) => ({ code, ...REASONS[code] });
