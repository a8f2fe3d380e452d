import { registerProblemTitles } from '@samsyn/web';

registerProblemTitles({
  'ACCESS_LOG.UNAVAILABLE': {
    sv: 'Just nu går det inte att anteckna vem som läser, och därför visas ingenting. Försök igen om en stund.',
    en: 'Who reads cannot be recorded just now, so nothing is shown. Try again in a while.',
    source: 'domain: Secrecy; ADR 0047; RFC 9110 section 15.6.4',
  },
});
