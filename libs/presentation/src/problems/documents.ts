import type { Titles } from '../titles';

export const documentsProblems: Titles = {
  'REQUEST.NOT_ACCEPTABLE': {
    sv: 'Svaret finns inte i det format som efterfrågas. Be om något av de format som räknas upp.',
    en: 'The answer does not exist in the format asked for. Ask for one of the formats listed.',
    source: 'RFC 9110 section 15.5.7',
  },
  'DEBRIEF.PDF_UNAVAILABLE': {
    sv: 'Det gick inte att göra en PDF just nu. Försök igen om en stund, eller öppna som webbsida.',
    en: 'A PDF could not be made just now. Try again in a while, or open it as a page.',
    source: 'RFC 9110 section 15.6.4',
  },
};
