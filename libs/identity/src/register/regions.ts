import type { Names } from './names';

/**
 * Regions that regional coordinators are employed for, after the seven police regions. An administrator may use other
 * codes; these have names.
 */
export const REGIONS: Readonly<Record<string, Names>> = {
  nord: { sv: 'Nord', en: 'North' },
  mitt: { sv: 'Mitt', en: 'Central' },
  bergslagen: { sv: 'Bergslagen', en: 'Bergslagen' },
  stockholm: { sv: 'Stockholm', en: 'Stockholm' },
  ost: { sv: 'Öst', en: 'East' },
  vast: { sv: 'Väst', en: 'West' },
  syd: { sv: 'Syd', en: 'South' },
};
