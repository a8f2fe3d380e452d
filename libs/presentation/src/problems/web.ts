import type { Titles } from '../titles';

export const webProblems: Titles = {
  'REQUEST.INVALID': {
    sv: 'Uppgifterna i anropet är inte giltiga.',
    en: 'The request contains values that are not valid.',
    source: 'RFC 9110 section 15.5.1',
  },
  'REQUEST.MALFORMED': {
    sv: 'Anropet går inte att läsa.',
    en: 'The request cannot be read.',
    source: 'RFC 8259 section 2; RFC 9110 section 15.5.1',
  },
  'REQUEST.TOO_LARGE': {
    sv: 'Anropet är för stort.',
    en: 'The request is too large.',
    source: 'RFC 9110 section 15.5.14',
  },
  'REQUEST.TOO_MANY_PARTS': {
    sv: 'Innehållet har för många delar. Dela upp det på flera anrop.',
    en: 'The body has too many parts. Send it in several requests.',
    source: 'RFC 9110 section 15.5.1',
  },
  'REQUEST.TOO_MUCH_UNREAD': {
    sv: 'Du har för mycket som har skickats och inte tagits emot. Läs det först och försök igen.',
    en: 'Too much has been sent to you that was not received. Read it first and try again.',
    source: 'RFC 6585 section 4',
  },
  'REQUEST.TOO_MANY_DOCUMENTS': {
    sv: 'Du har bett om för många dokument på en gång. Vänta tills några är klara och försök igen.',
    en: 'You have asked for too many documents at once. Try again when some are done.',
    source: 'RFC 6585 section 4',
  },
  'REQUEST.SERVER_BUSY': {
    sv: 'Samsyn har just nu för mycket att göra. Försök igen om en stund.',
    en: 'Samsyn has too much to do just now. Try again in a moment.',
    source: 'RFC 9110 section 15.6.4',
  },
  'REQUEST.TOO_MANY_FAULTS': {
    sv: 'För mycket av det som skickades är fel. Resten har inte lästs: rätta felen och skicka den igen.',
    en: 'Too much of what was sent is wrong. The rest was not looked at: mend what is wrong and send it again.',
    source: 'RFC 9110 section 15.5.1',
  },
  'REQUEST.TOO_DEEP': {
    sv: 'Anropets innehåll är nästlat i för många nivåer.',
    en: 'The content of the request is nested too deeply.',
    source: 'RFC 8259 section 9',
  },
  'REQUEST.URL_TOO_LONG': {
    sv: 'Adressen i anropet är för lång.',
    en: 'The address of the request is too long.',
    source: 'RFC 9110 section 15.5.15',
  },
  'REQUEST.MEDIA_TYPE_NOT_SUPPORTED': {
    sv: 'Innehållet ska skickas som JSON (application/json).',
    en: 'The content must be sent as JSON (application/json).',
    source: 'RFC 9110 section 15.5.16',
  },
  'REQUEST.CONTENT_CODING_NOT_SUPPORTED': {
    sv: 'Innehållet ska skickas okomprimerat, utan Content-Encoding.',
    en: 'The content must be sent uncompressed, without Content-Encoding.',
    source: 'RFC 9110 section 15.5.16',
  },
  'REQUEST.HEADERS_TOO_LARGE': {
    sv: 'Anropets huvuden är för stora.',
    en: 'The headers of the request are too large.',
    source: 'RFC 6585 section 5',
  },
  'REQUEST.METHOD_NOT_ALLOWED': {
    sv: 'Metoden kan inte användas här.',
    en: 'The method cannot be used here.',
    source: 'RFC 9110 section 15.5.6',
  },
  'REQUEST.NO_SUCH_ROUTE': {
    sv: 'Adressen finns inte.',
    en: 'There is no such address.',
    source: 'RFC 9110 section 15.5.5',
  },
  'REQUEST.TIMED_OUT': {
    sv: 'Anropet tog för lång tid att ta emot.',
    en: 'The request took too long to arrive.',
    source: 'RFC 9110 section 15.5.9',
  },
  'REQUEST.REFUSED': {
    sv: 'Anropet kan inte tas emot.',
    en: 'The request cannot be accepted.',
    source: 'RFC 9110 section 15.5',
  },
  'REQUEST.IDEMPOTENCY_KEY_INVALID': {
    sv: 'Idempotency-Key ska vara 1–128 synliga ASCII-tecken.',
    en: 'Idempotency-Key must be 1 to 128 visible ASCII characters.',
    source: 'draft-ietf-httpapi-idempotency-key-header section 2.1',
  },
  'REQUEST.IDEMPOTENCY_KEY_REUSED': {
    sv: 'Samma Idempotency-Key har redan använts för något annat.',
    en: 'The same Idempotency-Key has already been used for something else.',
    source: 'draft-ietf-httpapi-idempotency-key-header section 2.7',
  },
  'REQUEST.PRECONDITION_FAILED': {
    sv: 'Det du utgick från har ändrats sedan du läste det.',
    en: 'What you started from has changed since you read it.',
    source: 'RFC 9110 section 13.1.1; ADR 0011',
  },
  'REQUEST.CURSOR_INVALID': {
    sv: 'Sidmarkören eller positionen är inte giltig.',
    en: 'The page cursor or position is not valid.',
    source: 'RFC 9110 section 15.5.1; ADR 0011',
  },
  'TIME.IN_THE_FUTURE': {
    sv: 'Tidpunkten ligger i framtiden.',
    en: 'The point in time lies in the future.',
    source: 'domain: On the site',
  },
  'SURVEY.IDENTIFIES': {
    sv: 'En kartläggning tar bara emot antal för områden. Skriv hur många och i vilket område, utan telefonnummer, e-postadress, webbadress eller personnummer och utan att beskriva någon.',
    en: 'A field survey takes counts for areas alone. Write how many and in which area, without a telephone number, an e-mail or web address or a personal number, and describe nobody.',
    source: 'domain: field survey; GDPR article 5; ADR 0041',
  },
  'COMMANDS.TOO_MANY_WAITING': {
    sv: 'Just nu är det för många som väntar. Försök igen om en stund.',
    en: 'Too many are waiting just now. Try again in a while.',
    source: 'RFC 9110 section 15.6.4',
  },
  'STORE.CONFLICT': {
    sv: 'Någon annan hann före. Läs om och försök igen.',
    en: 'Someone else came first. Read again and retry.',
    source: 'RFC 9110 section 15.5.10; ADR 0008',
  },
  'STORE.UNAVAILABLE': {
    sv: 'Det gick inte att spara eller läsa just nu. Inget har sparats. Försök igen om en stund.',
    en: 'It is not possible to save or read just now. Nothing was saved. Try again in a while.',
    source: 'RFC 9110 section 15.6.4; ADR 0003',
  },
  'LOG.ALTERED': {
    sv: 'Det som är sparat här är inte som det skrevs, och visas därför inte. Inget har sparats nu. Driften har fått veta det; kontakta dem, och för papper så länge.',
    en: 'What is stored here is not as it was written, and is therefore not shown. Nothing was saved now. The operators have been told; contact them, and keep notes on paper meanwhile.',
    source: 'RFC 9110 section 15.6.4; ADR 0051',
  },
  'READ_MODEL.BEHIND': {
    sv: 'Det som visas har inte hunnit ikapp än. Försök igen om en stund.',
    en: 'What is shown has not caught up yet. Try again in a while.',
    source: 'RFC 9110 section 15.6.4',
  },
  'PROCESSING.NOT_SETTLED': {
    sv: 'Samsyn har inte gjort klart det som följer av det senaste. Försök igen om en stund.',
    en: 'Samsyn has not finished what follows from the latest entries. Try again in a while.',
    source: 'RFC 9110 section 15.6.4',
  },
  'SERVER.FAULT': {
    sv: 'Något gick fel hos oss. Felet är noterat.',
    en: 'Something went wrong on our side. The fault has been noted.',
    source: 'RFC 9110 section 15.6.1',
  },
  'AUTH.METRICS_CREDENTIAL_MISSING': {
    sv: 'Mätvärdena lämnas bara ut med nyckeln i filen metrics-token i datamappen.',
    en: 'The metrics are given out only with the secret in the file metrics-token of the data folder.',
    source: 'RFC 6750 section 3',
  },
  'ACCESS.NOT_YOURS': {
    sv: 'Du har inte behörighet att göra detta. Finns ingen kvar som har det kan en administratör lägga upp någon.',
    en: 'You are not allowed to do this. Where nobody is left who is, an administrator can register somebody.',
    source: 'domain: Who takes part; RFC 9110 section 15.5.4',
  },
};
