import type { Titles } from '../titles';

export const adviceProblems: Titles = {
  'ADVICE_CALL.UNKNOWN': {
    sv: 'Frågan om råd finns inte.',
    en: 'There is no such request for advice.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.ANSWER_BY_PASSED': {
    sv: 'Svarstiden har redan gått ut.',
    en: 'The time to answer has already passed.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.NOT_A_COORDINATOR': {
    sv: 'Råd ges av en regionkoordinator eller av socialjouren.',
    en: 'Advice is given by a regional coordinator or the social emergency service.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.CHAIN_REPEATS': {
    sv: 'Samma person står flera gånger i kedjan.',
    en: 'The same person stands more than once in the chain.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.NOT_YOURS': {
    sv: 'Frågan om råd är ställd till någon annan, eller av någon annan.',
    en: 'The request for advice was made to somebody else, or by somebody else.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.ALREADY_LINKED': {
    sv: 'Rådet hör redan till en annan insats.',
    en: 'The advice belongs to another operation already.',
    source: 'domain: Advice; ADR 0042',
  },
  'ADVICE.ALREADY_GIVEN': {
    sv: 'Rådet är redan givet.',
    en: 'The advice has been given already.',
    source: 'domain: Advice; ADR 0042',
  },
};
