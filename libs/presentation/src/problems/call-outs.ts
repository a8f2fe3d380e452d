import type { Titles } from '../titles';

export const callOutProblems: Titles = {
  'CALL_OUT.UNKNOWN': {
    sv: 'Kallelsen finns inte.',
    en: 'There is no such call.',
    source: 'domain: Planning; OSL 8:1',
  },
  'CALL.NOT_YOURS': {
    sv: 'Kallelsen är ställd till någon annan.',
    en: 'The call is addressed to somebody else.',
    source: 'domain: Planning; ADR 0007',
  },
  'CALL.CHAIN_REPEATS': {
    sv: 'Samma person står flera gånger i kallelsekedjan.',
    en: 'The same person stands more than once in the call chain.',
    source: 'domain: Planning; ADR 0007',
  },
  'CALL.NOT_CALLABLE': {
    sv: 'Bara regionkoordinatorer och socialjouren kan kallas. Välj någon av dem i stället.',
    en: 'Only regional coordinators and the social emergency service can be called. Choose one of them instead.',
    source: 'domain: Planning; ADR 0038',
  },
  'CALL.ALREADY_CALLED': {
    sv: 'Personen är redan kallad till insatsen. Vänta på svaret, eller avsluta den kallelsen först.',
    en: 'The person is already called to the operation. Wait for the answer, or end that call first.',
    source: 'domain: Planning; ADR 0038',
  },
  'CALL.NOT_OPEN': {
    sv: 'Ingen väntas svara på kallelsen längre. Kalla på nytt.',
    en: 'Nobody is expected to answer the call any more. Call again.',
    source: 'domain: Planning; ADR 0038',
  },
  'CALL.ANSWER_BY_PASSED': {
    sv: 'Svarstiden har redan gått ut.',
    en: 'The time to answer has already passed.',
    source: 'domain: Planning',
  },
  'CALL.ALREADY_ACCEPTED': {
    sv: 'Någon har tackat ja. Meddela i stället att personen inte längre behövs.',
    en: 'Somebody has accepted. Tell that person instead that they are no longer needed.',
    source: 'domain: Planning',
  },
  'CALL.NOBODY_ACCEPTED': {
    sv: 'Ingen har tackat ja till kallelsen.',
    en: 'Nobody has accepted the call.',
    source: 'domain: Planning',
  },
};
