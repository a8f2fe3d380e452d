import type { Titles } from '../titles';

export const historyProblems: Titles = {
  'OPERATION.UNKNOWN': {
    sv: 'Insatsen finns inte, eller så får du inte känna till den.',
    en: 'There is no such operation, or you may not know of it.',
    source: 'domain: Secrecy; OSL 8:1',
  },
  'HISTORY.TOO_MANY_OF_YOURS': {
    sv: 'Du följer redan för många insatser direkt. Stäng någon flik och försök igen.',
    en: 'You follow too many operations live already. Close a tab and try again.',
    source: 'RFC 6585 section 4',
  },
  'HISTORY.TOO_MANY_VIEWERS': {
    sv: 'Just nu är det för många som följer insatser direkt. Försök igen om en stund.',
    en: 'Too many are following operations live just now. Try again in a while.',
    source: 'RFC 9110 section 15.6.4',
  },
};
