/**
 * Regions that regional coordinators are employed for, after the seven police regions: what a new directory begins
 * with. An administrator registers others, and gives these other names.
 */
export const REGIONS: Readonly<Record<string, { readonly sv: string; readonly en: string }>> = {
  nord: { sv: 'Nord', en: 'North' },
  mitt: { sv: 'Mitt', en: 'Central' },
  bergslagen: { sv: 'Bergslagen', en: 'Bergslagen' },
  stockholm: { sv: 'Stockholm', en: 'Stockholm' },
  ost: { sv: 'Öst', en: 'East' },
  vast: { sv: 'Väst', en: 'West' },
  syd: { sv: 'Syd', en: 'South' },
};
