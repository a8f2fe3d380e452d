import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'STATISTICS_TABLE.UNKNOWN': {
    sv: 'Det finns ingen sådan tabell.',
    en: 'There is no such table.',
    source: 'domain: Oversight; ADR 0020',
  },
});
