import type { Titles } from '../titles';

export const oversightProblems: Titles = {
  'STATISTICS_TABLE.UNKNOWN': {
    sv: 'Det finns ingen sådan tabell.',
    en: 'There is no such table.',
    source: 'domain: Oversight; ADR 0020',
  },
  'STATISTICS_TABLE.NO_SUCH_PERIOD': {
    sv: 'Tabellen har inga tal för perioder av den längden.',
    en: 'The table has no numbers for periods of that length.',
    source: 'domain: Oversight',
  },
  'STATISTICS_TABLE.NO_SUCH_LEVEL': {
    sv: 'Tabellen har inga klasser på den nivån.',
    en: 'The table has no classes of that level.',
    source: 'domain: Oversight',
  },
  'STATISTICS_TABLE.ENDS_BEFORE_IT_BEGINS': {
    sv: 'Perioden slutar innan den börjar.',
    en: 'The period ends before it begins.',
    source: 'domain: Oversight',
  },
};
