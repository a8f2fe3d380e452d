import type { Titles } from '../titles';

export const accessLogProblems: Titles = {
  'ACCESS_ATTENTION.UNKNOWN': {
    sv: 'Det finns inget sådant att titta på, eller så är det någon annans att göra det.',
    en: 'There is no such thing to look at, or it is somebody else’s to do so.',
    source: 'domain: Secrecy; ADR 0047',
  },
  'ACCESS_LOG.UNAVAILABLE': {
    sv: 'Just nu går det inte att anteckna vem som läser, och därför visas ingenting. Försök igen om en stund.',
    en: 'Who reads cannot be recorded just now, so nothing is shown. Try again in a while.',
    source: 'domain: Secrecy; ADR 0047; RFC 9110 section 15.6.4',
  },
};
